// SPDX-License-Identifier: EUPL-1.2

import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import type { View } from "../../api/types";
import { ceremony, serveDevice } from "../../testing/device";
import { hatice, invitation, meetingId, serveLive } from "../../testing/meeting";
import { done, noServer, problem, serve, viewer } from "../../testing/server";
import { showPage } from "../../testing/show";

const here = `/v1/meetings/${meetingId}`;
const issuer = { id: "0193ea00-0000-7000-8000-000000000001", name: "Wijkteam Noord" };
const button = (name: string | RegExp) => screen.findByRole("button", { name });
const noContent = () => new Response(null, { status: 204 });

/** A house that is no demo, and somebody who comes to its door; what they prove is in what change does. */
function serveHouse(first: View<"Viewer"> | null = null, instead: Parameters<typeof serve>[0] = {}) {
  const now = { me: first, door: door() };
  const live = serveLive(invitation());
  const requests = serve({
    ...live.handlers,
    "GET /v1/entrance": () => Response.json({ house: "Gemeente Waterkamp", demo: false, signOn: [issuer] }),
    "GET /v1/me": () => (now.me ? Response.json(now.me) : problem(401, "not-logged-in")),
    [`GET ${here}/door`]: () => Response.json(now.door),
    [`PUT ${here}/arrival`]: () => {
      now.door = { ...now.door, me: { ...now.door.me, presence: "waiting" } };
      return done();
    },
    "POST /v1/passkey-challenges": ceremony,
    "POST /v1/log-in-challenges": ceremony,
    ...instead,
  });
  return { now, requests, live };
}

function visitor(change: Partial<View<"Viewer">> = {}): View<"Viewer"> {
  return viewer({ name: "H. D.", level: 1, method: "link", meeting: meetingId, known: false, ...change });
}

function door(change: Partial<View<"Door">> = {}): View<"Door"> {
  const { id, house, stage, plannedStart, plannedEnd, convenes, rules } = invitation();
  return { id, house, stage, plannedStart, plannedEnd, convenes, rules, place: "Stadskantoor", me: hatice, method: "link", first: false, ...change };
}

describe("the link of a mail", () => {
  test("does nothing until it is pressed, and leaves the address at once", async () => {
    const sent: unknown[] = [];
    const { now, requests } = serveHouse(null, {
      "POST /v1/links": async (request) => {
        sent.push(await request.json());
        now.me = visitor();
        return Response.json({ meeting: meetingId });
      },
    });
    const user = showPage("/j#a.b.c");
    expect(await screen.findByRole("heading", { name: "Welkom" })).toBeVisible();
    expect(window.location.hash).toBe("");
    expect(requests.filter((line) => !line.startsWith("GET "))).toEqual([]);

    await user.click(await button("Ga verder"));
    expect(await screen.findByRole("heading", { name: "Laat zien wie u bent" })).toBeVisible();
    expect(sent).toEqual([{ token: "a.b.c" }]);
    expect(window.location.pathname).toBe(`/meetings/${meetingId}`);
  });

  test("that does not work says what to do, and not why", async () => {
    serveHouse(null, { "POST /v1/links": () => problem(404, "link-unknown") });
    const user = showPage("/j#a.b.c");
    await user.click(await button("Ga verder"));
    expect(await screen.findByText("Deze link werkt niet, of niet meer.")).toBeVisible();
    expect(screen.getByText(/Vraag een nieuwe link aan wie u uitnodigde/)).toBeVisible();
    await user.click(screen.getByRole("link", { name: "Aanmelden" }));
    expect(await button("Met een passkey")).toBeVisible();
  });

  test("without a token asks to open it again", async () => {
    serveHouse();
    showPage("/j");
    expect(await screen.findByText("Open de link uit uw mail nog eens.")).toBeVisible();
    expect(screen.queryByRole("button", { name: "Ga verder" })).not.toBeInTheDocument();
  });
});

describe("showing who one is", () => {
  const address = `/meetings/${meetingId}`;

  test("goes by the own organisation first, then a passkey, and codes only behind a question", async () => {
    serveHouse(visitor({ signOn: [issuer] }));
    showPage("/");
    await button("Meld u aan bij Wijkteam Noord");
    const ways = screen.getAllByRole("heading", { level: 2 }).map(({ textContent }) => textContent);
    expect(ways.slice(0, 2)).toEqual(["Via uw eigen organisatie", "Met een passkey"]);
    expect(screen.getByText("Koppel een app")).not.toBeVisible();
    expect(window.location.pathname).toBe(address);
  });

  test("makes a passkey under a name, knocks, and shows the code to read out until it is confirmed", async () => {
    const asked = serveDevice();
    const sent: unknown[] = [];
    const { now, live } = serveHouse(visitor(), {
      "POST /v1/passkeys": async (request) => {
        sent.push(await request.json());
        now.me = visitor({ level: 2, method: "passkey", known: true, methods: ["passkey"] });
        now.door = door({ method: "passkey", first: true, spokenCode: "123456" });
        return noContent();
      },
    });
    const user = showPage(address);
    expect(await screen.findByLabelText("Naam")).toHaveValue("Deze computer");
    await user.click(await button("Maak een passkey"));
    expect(await screen.findByRole("heading", { name: "Wachtkamer" })).toBeVisible();
    expect(await screen.findByText("123 456")).toBeVisible();
    expect([...new Uint8Array(asked.create[0]!.challenge as ArrayBuffer)]).toEqual([63, 63, 63]);
    expect(sent).toEqual([
      {
        ceremony: "c1",
        name: "Deze computer",
        credential: { id: "a2V5", rawId: "a2V5", type: "public-key", clientExtensionResults: {}, response: { clientDataJSON: "bWFkZQ", attestationObject: "Pz4" } },
      },
    ]);
    expect(now.door.me.presence).toBe("waiting");

    live.show({ me: { ...hatice, presence: "waiting" } });
    now.me = viewer({ name: "Hatice Demir", method: "passkey" });
    expect(await screen.findByText(/U staat al in de wachtkamer/, {}, { timeout: 8_000 })).toBeVisible();
    expect(screen.queryByText("123 456")).not.toBeInTheDocument();
    live.show({ me: { ...hatice, task: { catalogue: "wmo-access", secrecy: "social-support" }, accepted: true, presence: "waiting" } });
    expect(await screen.findByText("U wacht op Noor van Dalen. U hoeft niets te doen.")).toBeVisible();
  });

  test.each([
    ["NotAllowedError", /afgebroken of duurde te lang/],
    ["InvalidStateError", /staat al een passkey van u/],
    ["ConstraintError", /Dit apparaat kan geen passkey/],
  ])("says in words what came between: %s", async (fault, words) => {
    serveDevice(fault);
    serveHouse(visitor());
    const user = showPage(address);
    await user.click(await button("Maak een passkey"));
    expect(await screen.findByRole("alert")).toHaveTextContent(words);
    expect(screen.getByRole("button", { name: "Maak een passkey" })).not.toHaveAttribute("aria-disabled");
  });

  test("is two presses for who was here before", async () => {
    serveDevice();
    const { now, requests, live } = serveHouse(visitor({ known: true, methods: ["passkey"] }), {
      "POST /v1/log-ins": () => {
        now.me = viewer({ name: "Hatice Demir", method: "passkey" });
        live.show({ me: { ...hatice, task: { catalogue: "wmo-access", secrecy: "social-support" }, accepted: true, presence: "waiting" } });
        return noContent();
      },
    });
    const user = showPage(address);
    await user.click(await button("Gebruik uw passkey"));
    expect(await screen.findByRole("heading", { name: "Wachtkamer" })).toBeVisible();
    expect(requests).toContain(`PUT ${here}/arrival`);
  });

  test("by somebody else than the link was for is refused in words", async () => {
    serveDevice();
    serveHouse(visitor({ known: true, methods: ["passkey"] }), { "POST /v1/log-ins": () => problem(403, "other-person") });
    const user = showPage(address);
    await user.click(await button("Gebruik uw passkey"));
    expect(await screen.findByRole("alert")).toHaveTextContent("De link is van iemand anders.");
  });

  test("couples an app for codes by a picture or by letters", async () => {
    const sent: unknown[] = [];
    const { now } = serveHouse(visitor(), {
      "POST /v1/code-secrets": () => Response.json({ ceremony: "c2", secret: "ABCDEFGH", uri: "otpauth://totp/x?secret=ABCDEFGH" }, { status: 201 }),
      "POST /v1/codes": async (request) => {
        const body = (await request.json()) as { code: string };
        sent.push(body);
        if (body.code !== "123456") return problem(403, "proof-unknown");
        now.me = visitor({ level: 2, method: "code" });
        now.door = door({ method: "code", first: true, spokenCode: "654321" });
        return noContent();
      },
    });
    const user = showPage(address);
    await user.click(await screen.findByText("Werkt een passkey hier niet?"));
    await user.click(await button("Koppel een app"));
    expect(await screen.findByRole("img", { name: /QR-code/ })).toBeVisible();
    expect(screen.getByText("ABCD EFGH")).toBeVisible();
    await user.click(await button("Koppel deze app"));
    expect(screen.getByLabelText("Code uit uw app")).toHaveAccessibleDescription(/Vul de zes cijfers in/);
    await user.type(screen.getByLabelText("Code uit uw app"), "000 000");
    await user.click(await button("Koppel deze app"));
    expect(await screen.findByRole("alert")).toHaveTextContent("Dit klopt niet. Probeer het nog eens");
    await user.type(screen.getByLabelText("Code uit uw app"), "123456");
    await user.click(await button("Koppel deze app"));
    expect(await screen.findByText("654 321")).toBeVisible();
    expect(sent).toContainEqual({ ceremony: "c2", name: "App met codes", code: "123456" });
  });

  test("can wait for somebody who answers for them", async () => {
    serveHouse(visitor());
    const user = showPage(address);
    await user.click(await screen.findByText("Hebt u dit alles niet?"));
    await user.click(await button("Ga naar de wachtkamer"));
    expect(await screen.findByText(/Wij weten nog niet zeker wie u bent/)).toBeVisible();
    expect(screen.queryByText("Uw taak")).not.toBeInTheDocument();
    await user.click(await button("Laat zien wie u bent"));
    expect(await button("Maak een passkey")).toBeVisible();
  });
});

describe("the waiting room of who is not confirmed", () => {
  test("does not say that the door stays shut when somebody answers for them", async () => {
    const { now } = serveHouse(visitor({ level: 2 }));
    now.door = door({ method: "vouched" });
    showPage(`/meetings/${meetingId}`);
    expect(await screen.findByText(/^Iemand bij dit overleg staat voor u in\./)).toBeVisible();
    expect(screen.queryByText(/laat u zo niet binnen/)).not.toBeInTheDocument();
  });

  test("says to who is known why they read out a code once more", async () => {
    const { now } = serveHouse(visitor({ level: 2, method: "passkey", known: true }));
    now.door = door({ spokenCode: "123456", first: true });
    showPage(`/meetings/${meetingId}`);
    expect(await screen.findByText(/omdat u hiermee voor het eerst binnenkomt/)).toBeVisible();
  });

  test("takes the promise, and says so", async () => {
    const { now } = serveHouse(visitor({ level: 2, method: "passkey" }), {
      [`PUT ${here}/confidentiality`]: () => {
        now.door = { ...now.door, me: { ...now.door.me, accepted: true } };
        return done();
      },
    });
    now.door = door({ spokenCode: "123456", first: true });
    const user = showPage(`/meetings/${meetingId}`);
    await user.click(await button("Ja, ik houd mij hieraan"));
    expect(await screen.findByText("U hebt geheimhouding beloofd.")).toBeVisible();
    expect(screen.getByText("Stadskantoor")).toBeVisible();
  });

  test("is left at once by who is refused", async () => {
    const { now } = serveHouse(visitor({ level: 2, method: "passkey" }));
    now.door = door({ spokenCode: "123456", first: true });
    showPage(`/meetings/${meetingId}`);
    expect(await screen.findByText("123 456")).toBeVisible();
    now.me = null;
    expect(await screen.findByText(/U bent afgemeld/, {}, { timeout: 8_000 })).toBeVisible();
    expect(document.body).not.toHaveTextContent("123 456");
  });
});

describe("logging in at a house", () => {
  test("asks for nothing to type", async () => {
    serveHouse();
    showPage("/");
    expect(await button("Meld u aan bij Wijkteam Noord")).toBeVisible();
    expect(screen.getByText("Gemeente Waterkamp")).toBeVisible();
    expect(screen.queryByRole("textbox")).not.toBeInTheDocument();
    expect(document.querySelector("input")).toBeNull();
  });

  test("comes in with a passkey, where one was going", async () => {
    const asked = serveDevice();
    const { now } = serveHouse(null, { "POST /v1/log-ins": () => ((now.me = viewer({ method: "passkey" })), noContent()) });
    const user = showPage("/access");
    await user.click(await button("Met een passkey"));
    expect(await screen.findByRole("heading", { name: "Mijn toegang" })).toBeVisible();
    expect(asked.get[0]!.allowCredentials).toEqual([]);
    expect(screen.getByRole("banner")).toHaveTextContent("Aangemeld als Noor van Dalen");
  });

  test("says when the organisation does not answer", async () => {
    serveHouse(null, { "POST /v1/sign-on-challenges": () => problem(503, "sign-on-away") });
    const user = showPage("/");
    await user.click(await button("Meld u aan bij Wijkteam Noord"));
    expect(await screen.findByRole("alert")).toHaveTextContent("Uw organisatie antwoordt niet.");
  });

  test("comes back from the organisation with an answer that leaves the address", async () => {
    const sent: unknown[] = [];
    const { now } = serveHouse(null, {
      "POST /v1/sign-ons": async (request) => {
        sent.push(await request.json());
        now.me = viewer({ method: "sign-on" });
        return noContent();
      },
      "GET /v1/meetings": () => Response.json({ house: "", meetings: [], cases: [] }),
    });
    showPage("/sign-on?code=x&state=y");
    expect(await screen.findByRole("heading", { name: "Mijn overleggen" })).toBeVisible();
    expect(sent).toEqual([{ query: "code=x&state=y" }]);
    expect(window.location.href).not.toContain("code");
  });

  test("comes in also when the answer of before, that nobody is here, comes after", async () => {
    let late = () => {};
    const before = new Promise<void>((resolve) => (late = resolve));
    const answers = [before.then(() => problem(401, "not-logged-in"))];
    const { now } = serveHouse(null, {
      "GET /v1/me": () => answers.pop() ?? Response.json(now.me),
      "POST /v1/sign-ons": () => {
        now.me = viewer({ method: "sign-on" });
        setTimeout(late, 50);
        return noContent();
      },
      "GET /v1/meetings": () => Response.json({ house: "", meetings: [], cases: [] }),
    });
    showPage("/sign-on?code=x&state=y");
    expect(await screen.findByRole("heading", { name: "Mijn overleggen" })).toBeVisible();
    await before.then(() => new Promise((resolve) => setTimeout(resolve, 50)));
    expect(screen.getByRole("heading", { name: "Mijn overleggen" })).toBeVisible();
    expect(screen.queryByRole("alert")).toBeNull();
  });

  test("says what to do when the organisation's answer does not fit", async () => {
    const { requests } = serveHouse(null, { "POST /v1/sign-ons": () => problem(403, "proof-unknown") });
    showPage("/sign-on?error=access_denied&state=y");
    expect(await screen.findByRole("alert")).toHaveTextContent("Dit klopt niet. Probeer het nog eens");
    expect(screen.getByText(/Gebruik het account van uw werk/)).toBeVisible();
    expect(requests.filter((line) => line === "POST /v1/sign-ons")).toHaveLength(1);
    expect(within(screen.getByRole("main")).getByRole("link", { name: "Terug" })).toBeVisible();
  });
});

test("logging out empties the page at once, also while the server is away, and tells it later", async () => {
  let away = true;
  const { now, requests } = serveHouse(viewer({ method: "passkey" }), {
    "GET /v1/meetings": () => (away ? Response.json({ house: "", meetings: [], cases: [] }) : problem(401, "not-logged-in")),
    "DELETE /v1/session": () => (away ? noServer() : ((now.me = null), noContent())),
  });
  const user = showPage("/");
  await screen.findByRole("heading", { name: "Mijn overleggen" });
  await user.click(await button("Afmelden"));
  expect(document.body).not.toHaveTextContent("Mijn overleggen");
  expect(await screen.findByText(/De server weet dat nog niet/)).toBeVisible();
  expect(screen.getByRole("banner")).not.toHaveTextContent("Noor");
  away = false;
  await waitFor(() => expect(screen.queryByText(/De server weet dat nog niet/)).not.toBeInTheDocument(), { timeout: 8_000 });
  expect(requests.filter((line) => line === "DELETE /v1/session").length).toBeGreaterThan(1);
  expect(now.me).toBeNull();
});
