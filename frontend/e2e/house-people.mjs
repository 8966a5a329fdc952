// SPDX-License-Identifier: EUPL-1.2

import assert from "node:assert/strict";

import { newVisitor } from "./visitor.mjs";

const hour = 3_600_000; // milliseconds

/** A house with its administrator and an organiser, who do by the API what is not the test's to look at. */
export class House {
  people = new Map();

  constructor(browser, { origin, url }, bea, noor) {
    Object.assign(this, { browser, origin, url, bea, noor });
  }

  /** The first administrator comes in by the link that init printed, and lets an organiser into the house. */
  static async open(browser, running, { look = async () => {}, step = () => {} } = {}) {
    const bea = await administrator(browser, running.link, look);
    step(`the administrator is in after ${bea.presses} presses`);
    const noor = await organiser(browser, bea, look);
    step("an organiser is in once the administrator confirmed the code, by itself");
    return new House(browser, running, bea, noor);
  }

  /** A browser of their own for somebody. */
  comes(first) {
    return newVisitor(this.browser, first);
  }

  /** The organiser convenes, sits ready, and opens the table; what follows is about this meeting. */
  async convenes(purpose = "Tot één plan komen.", start = Date.now() + hour) {
    const { noor } = this;
    const { id: about } = await noor.does("POST", "/v1/cases", {
      purpose, questions: ["Wie doet wat?"], domains: ["housing"], subjects: [{ label: "B1" }],
    });
    const { id } = await noor.does("POST", `/v1/cases/${about}/meetings`, {
      plannedStart: new Date(start).toISOString(), plannedEnd: new Date(start + hour).toISOString(), parts: ["Wonen"],
      organisation: "gemeente, procesregie", hat: "process-director", why: "Roept bijeen.",
    });
    this.about = about;
    this.meeting = `/v1/meetings/${id}`;
    this.part = (await noor.does("GET", this.meeting)).parts[0].id;
    const { participant } = (await noor.does("GET", this.meeting)).me;
    await noor.does("PUT", `${this.meeting}/task`, { words: "Regie op verzoek van de gemeente.", secrecy: "agreed" });
    await noor.does("PUT", `${this.meeting}/confidentiality`);
    await noor.does("PUT", `${this.meeting}/participants/${participant}/confirmation`);
  }

  /** Invites somebody, known by name or new, and answers their seat with the link to pass on. */
  async invites(name, email, capacity = "care-professional") {
    const { noor } = this;
    if (!this.people.has(name)) {
      const { id } = await noor.does("POST", "/v1/people", { name, email, organisation: "GGZ, FACT-team" });
      this.people.set(name, id);
    }
    const { id } = await noor.does("POST", `${this.meeting}/participants`, {
      person: this.people.get(name), organisation: "GGZ, FACT-team", hat: "mental-health-care", capacity, parts: [this.part], why: "Behandelt.",
    });
    const seat = { meeting: this.meeting, participant: id };
    return { ...seat, link: await this.showsLink(seat) };
  }

  async showsLink({ meeting, participant }) {
    return (await this.noor.does("PUT", `${meeting}/participants/${participant}/link`)).url;
  }

  /** How the organiser sees somebody who is invited. */
  async seat({ meeting, participant }) {
    const { people } = await this.noor.does("GET", meeting);
    return people.find((person) => person.participant === participant);
  }

  async confirms({ meeting, participant }, spokenCode) {
    await this.noor.does("PUT", `${meeting}/participants/${participant}/identity`, { spokenCode });
  }

  async refuses({ meeting, participant }) {
    await this.noor.does("PUT", `${meeting}/participants/${participant}/other-identity`);
  }

  opens() {
    return this.noor.does("PUT", `${this.meeting}/opening`);
  }

  async admits({ meeting, participant }) {
    await this.noor.does("PUT", `${meeting}/participants/${participant}/confirmation`);
    await this.opens();
    await this.noor.does("PUT", `${meeting}/participants/${participant}/admission`);
  }
}

/** The first administrator makes a passkey by the link that init printed; nobody has to confirm them. */
async function administrator(browser, link, look) {
  const bea = await newVisitor(browser, "Bea");
  await bea.opens(link);
  await look(bea, "welcome");
  await bea.press("welcome.go");
  await bea.heading("prove.title");
  await look(bea, "enrol");
  await bea.press("passkey.make");
  await bea.heading("meetings.title");
  return bea;
}

/** An organiser, let into the house by the administrator, who hears the code and confirms them. */
async function organiser(browser, bea, look) {
  const card = { name: "Noor van Dalen", email: "noor@waterkamp.example", organisation: "gemeente, procesregie", roles: ["organiser"] };
  const { id } = await bea.does("POST", "/v1/people", card);
  const { url } = await bea.does("POST", `/v1/people/${id}/enrolments`);
  const noor = await newVisitor(browser, "Noor");
  await noor.opens(url);
  await noor.press("welcome.go");
  await noor.press("passkey.make");
  await noor.heading("unconfirmed.title");
  await look(noor, "unconfirmed");
  const { people } = await bea.does("GET", "/v1/people");
  const [proof] = people.find((person) => person.id === id).proofs;
  assert.equal(await noor.spokenCode(), proof.spokenCode, "both screens show the same code");
  await bea.does("PUT", `/v1/people/${id}/proofs/${proof.id}/confirmation`);
  await noor.heading("meetings.title");
  return noor;
}
