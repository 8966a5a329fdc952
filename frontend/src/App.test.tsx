// SPDX-License-Identifier: EUPL-1.2

import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import { mine, noServer, persons, problem, serve } from "./testing/server";
import { showPage } from "./testing/show";

const hatice = persons[1];
const button = (name: string) => screen.findByRole("button", { name });

describe("a visitor", () => {
  test("reads the promise and sees the people of the demo case", async () => {
    serve();
    showPage();
    expect(await screen.findByRole("heading", { level: 1 })).toHaveTextContent(
      "Wat aan tafel gezegd wordt, blijft aan tafel.",
    );
    const people = await screen.findByRole("list", { name: "De mensen van de democasus" });
    expect(within(people).getAllByRole("listitem").map((person) => person.textContent)).toEqual([
      "Noor van Dalengemeente, procesregieAanmelden als Noor van Dalen",
      "Hatice Demirwijkteam NoordAanmelden als Hatice Demir",
    ]);
  });

  test("sees no meetings and asks for none", async () => {
    const requests = serve();
    showPage();
    await screen.findByRole("list", { name: "De mensen van de democasus" });
    expect(screen.queryByRole("heading", { name: "Mijn overleggen" })).not.toBeInTheDocument();
    expect(requests).not.toContain("GET /v1/meetings");
  });

  test("reads what the API can do", async () => {
    serve();
    const user = showPage();
    await user.click(screen.getByRole("link", { name: /wat de API kan/ }));
    const table = await screen.findByRole("table", { name: "Wat de API kan" });
    const rows = within(table).getAllByRole("row");
    expect(rows.map((row) => row.textContent)).toEqual([
      "VerzoekWat het doet",
      "GET /v1/meWho is logged in",
      "PUT /v1/meetings/{meetingId}/closureClose the meeting",
    ]);
  });

  test("reads that there is no demo where there is none", async () => {
    serve({ "GET /v1/demo/persons": () => problem(404, "not-found") });
    showPage();
    expect(await screen.findByText("Hier is geen demo.")).toBeVisible();
  });

  test("reads the page in English", async () => {
    serve();
    const user = showPage();
    await user.click(await button("English"));
    expect(await screen.findByRole("heading", { level: 1, name: /^What is said at the table/ })).toBeVisible();
    expect(document.documentElement.lang).toBe("en");
    await user.click(await button("Nederlands"));
    await waitFor(() => expect(document.documentElement.lang).toBe("nl"));
  });
});

describe("logging in", () => {
  test("shows the own meetings with how far each has come, and puts the keyboard at the content", async () => {
    serve();
    const user = showPage();
    await user.click(await button("Aanmelden als Noor van Dalen"));
    const now = await screen.findByRole("list", { name: "Nu bezig" });
    expect(now).toHaveTextContent("Overleg op 24 november 2026, 14.00 tot 15.30 uur");
    expect(now).toHaveTextContent("begonnen");
    const planned = screen.getByRole("list", { name: "Gepland" });
    expect(planned).toHaveTextContent("Overleg op 2 december 2026, 10.00 tot 11.00 uur");
    expect(screen.getByRole("banner")).toHaveTextContent("Aangemeld als Noor van Dalen");
    expect(screen.getByRole("main")).toHaveFocus();
  });

  test("tells why it was refused", async () => {
    serve({ "POST /v1/demo/session": () => problem(404, "not-found") });
    const user = showPage();
    await user.click(await button("Aanmelden als Noor van Dalen"));
    expect(await screen.findByRole("alert")).toHaveTextContent("Dit bestaat niet, of u mag het niet zien.");
  });

  test("says so when the browser keeps no session, and does not act as if nothing happened", async () => {
    serve({ "GET /v1/me": () => problem(401, "not-logged-in") });
    const user = showPage();
    await user.click(await button("Aanmelden als Noor van Dalen"));
    expect(await screen.findByRole("alert")).toHaveTextContent("Uw browser bewaart de aanmelding niet.");
  });

  test("tells so when there are no meetings", async () => {
    serve({ "GET /v1/meetings": () => Response.json({ ...mine, meetings: [] }) });
    const user = showPage();
    await user.click(await button("Aanmelden als Noor van Dalen"));
    expect(await screen.findByText("U hebt nog geen overleggen.")).toBeVisible();
  });
});

describe("logging out", () => {
  test("takes the own meetings off the page", async () => {
    const requests = serve();
    const user = showPage();
    await user.click(await button("Aanmelden als Noor van Dalen"));
    await screen.findByRole("heading", { name: "Mijn overleggen" });
    await user.click(await button("Afmelden"));
    await waitFor(() => expect(screen.queryByText("Mijn overleggen")).not.toBeInTheDocument());
    expect(document.body).not.toHaveTextContent("24 november");
    expect(screen.getByRole("banner")).not.toHaveTextContent("Noor");
    expect(requests.slice(requests.indexOf("DELETE /v1/session"))).not.toContain("GET /v1/meetings");
  });
});

describe("a link with a person", () => {
  test("offers to log in, and logs nobody in by itself", async () => {
    const requests = serve();
    window.location.hash = `#als=${hatice?.id}`;
    const user = showPage();
    expect(await screen.findByRole("heading", { name: "Wilt u aanmelden als Hatice Demir?" })).toBeVisible();
    expect(requests.filter((line) => !line.startsWith("GET "))).toEqual([]);

    await user.click(within(screen.getByRole("status")).getByRole("button", { name: "Aanmelden als Hatice Demir" }));
    await screen.findByRole("list", { name: "Nu bezig" });
    expect(screen.getByRole("status"), "the list itself says nothing until it changes").toBeEmptyDOMElement();
    expect(window.location.hash).toBe("");
  });

  test("can be declined", async () => {
    const requests = serve();
    window.location.hash = `#als=${hatice?.id}`;
    const user = showPage();
    await user.click(await button("Nee, niet nu"));
    expect(screen.queryByRole("status")).not.toBeInTheDocument();
    expect(requests).not.toContain("POST /v1/demo/session");
  });

  test("of somebody unknown says so", async () => {
    serve();
    window.location.hash = "#als=niemand";
    showPage();
    expect(await screen.findByRole("status")).toHaveTextContent("staat niet in deze democasus");
  });
});

describe("when the server is away", () => {
  test("the page says so, and works again after a press", async () => {
    let here = false;
    serve({ "GET /v1/me": () => (here ? problem(401, "not-logged-in") : noServer()) });
    const user = showPage();
    expect(await screen.findByRole("status")).toHaveTextContent("De server is niet bereikbaar");
    here = true;
    await user.click(await button("Probeer opnieuw"));
    expect(await screen.findByRole("list", { name: "De mensen van de democasus" })).toBeVisible();
    expect(screen.queryByRole("status")).not.toBeInTheDocument();
  });

  test("a busy server is not away: it says itself that it refuses", async () => {
    serve({ "GET /v1/meetings": () => problem(503, "busy") });
    const user = showPage();
    await user.click(await button("Aanmelden als Noor van Dalen"));
    expect(await screen.findByRole("alert")).toHaveTextContent("Het is nu te druk.");
  });

  test("a gateway that answers for it counts as away", async () => {
    serve({ "GET /v1/me": () => new Response("bad gateway", { status: 502 }) });
    showPage();
    expect(await screen.findByRole("status")).toHaveTextContent("De server is niet bereikbaar");
  });
});
