// SPDX-License-Identifier: EUPL-1.2

import assert from "node:assert/strict";

import { like, t } from "./texts.mjs";

/** The organiser's preparation: adding and inviting in place, how invitations go, moving, and a substitute. */
export async function preparesMeeting(house, at) {
  const { noor, origin } = house;
  await house.convenes();
  await noor.page.goto(`${origin}${house.meeting.replace("/v1", "")}`);
  await noor.heading("prepare.title");
  const link = await invites(noor, at, "Joris Blok");
  await moves(noor, at);
  await substitutes(noor, at);
  const joris = await house.comes("Joris");
  return Object.assign(joris, { link });
}

const form = (noor) => noor.page.getByRole("region", { name: t("invite.title") });
const line = (noor, name) => noor.page.getByRole("listitem").filter({ has: noor.page.getByRole("heading", { name, exact: true }) });

async function invites(noor, at, name) {
  const inside = form(noor);
  await noor.press("people.addMissing", {}, inside);
  const adding = inside.getByRole("group", { name: t("people.add") });
  await adding.getByLabel(t("people.name"), { exact: true }).fill(name);
  await adding.getByLabel(t("people.email"), { exact: true }).fill("joris@ggz.example");
  await adding.getByLabel(t("people.organisation"), { exact: true }).fill("GGZ Waterkamp");
  await at.look(noor, "adding");
  await noor.press("people.addSubmit", {}, adding);
  await inside.getByLabel(t("convene.hat")).selectOption("mental-health-care");
  await inside.getByLabel(t("invite.capacity")).selectOption("care-professional");
  await inside.getByRole("checkbox").first().check();
  await inside.getByRole("textbox", { name: like("invite.why") }).fill("Behandelt.");
  await noor.press("invite.submit", {}, inside);
  await line(noor, name).waitFor();

  await noor.press("invitationMail.again", {}, line(noor, name));
  await noor.text("reasons.mail-off");
  await noor.press("invitationMail.show", {}, line(noor, name));
  const link = await noor.page.getByLabel(t("invitationMail.linkOf", { name }), { exact: true }).inputValue();
  await at.look(noor, "link");
  await noor.press("link.close");
  at.step("somebody is added and invited in place, and the link is shown to pass on");
  return link;
}

async function moves(noor, at) {
  await noor.press("move.open");
  const group = noor.page.getByRole("group", { name: t("move.open") });
  await group.getByLabel(t("convene.place"), { exact: true }).fill("Stadhuis, kamer 4");
  await at.look(noor, "moving");
  await noor.press("move.submit");
  await noor.page.getByText(/Stadhuis, kamer 4/).first().waitFor();
  at.step("the meeting is moved");
}

/** Wim cannot come; Eva takes the seat, with the reason as it was. */
async function substitutes(noor, at) {
  const people = {};
  for (const name of ["Wim Pol", "Eva Ras"]) {
    people[name] = (await noor.does("POST", "/v1/people", { name, email: `${name.slice(0, 3)}@corporatie.example`, organisation: "Thuiswaard" })).id;
  }
  const meeting = noor.page.url().split("/").pop();
  const seen = await noor.does("GET", `/v1/meetings/${meeting}`);
  await noor.does("POST", `/v1/meetings/${meeting}/participants`, {
    person: people["Wim Pol"], organisation: "Thuiswaard", hat: "housing-corporation", capacity: "professional", parts: [seen.parts[0].id], why: "Verhuurt de woning.",
  });
  await noor.page.reload();
  await noor.device.ready();
  await line(noor, "Wim Pol").locator("details.more > summary").click();
  await noor.press("substitute.open", {}, line(noor, "Wim Pol"));
  const group = noor.page.getByRole("group", { name: t("substitute.title", { name: "Wim Pol" }) });
  await group.getByText("Verhuurt de woning.").waitFor();
  await group.getByLabel(t("substitute.person")).selectOption(people["Eva Ras"]);
  await at.look(noor, "substitute");
  await noor.press("substitute.submit", {}, group);
  await line(noor, "Eva Ras").getByText("Verhuurt de woning.").waitFor();
  assert.equal(await line(noor, "Wim Pol").count(), 0, "who was replaced is no longer asked");
  await at.look(noor, "prepared");
  at.step("a substitute has the seat, and the reason carried over");
}
