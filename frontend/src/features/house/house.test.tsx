// SPDX-License-Identifier: EUPL-1.2

import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import type { View } from "../../api/types";
import { done, persons, problem, serve, viewer } from "../../testing/server";
import { showPage } from "../../testing/show";

const [bea] = persons;
const jorisId = "0193e100-0000-7000-8000-000000000077";
const proofId = "0193e110-0000-7000-8000-000000000001";

const house: View<"House"> = {
  name: "Gemeente Waterkamp",
  mailFrom: "",
  mailName: "",
  fgName: "Fenna de Wit",
  fgContact: "fg@waterkamp.example",
  coordinatingFg: "",
  convenant: "",
  theme: "",
  weighed: 8,
  terms: { autoCloseHours: 2, parcelDays: 14, openedHours: 24, caseDays: 1825 },
};

const joris: View<"PersonLine"> = {
  id: jorisId,
  name: "Joris Blok",
  organisation: "GGZ Waterkamp",
  known: false,
  email: "joris@ggz.example",
  roles: ["organiser"],
  proofs: [{ id: proofId, method: "passkey", name: "", confirmed: false, spokenCode: "204968", new: false, added: "2026-11-20T09:00:00Z" }],
};

type Handlers = NonNullable<Parameters<typeof serve>[0]>;

function keep(address: string, handlers: Handlers = {}) {
  const requests = serve(
    {
      "GET /v1/me": () => Response.json(viewer({ roles: ["administrator"] })),
      "GET /v1/settings": () => Response.json(house),
      "GET /v1/people": () => Response.json({ people: [joris] }),
      "GET /v1/issuers": () => Response.json({ issuers: [] }),
      ...handlers,
    },
    bea,
  );
  return { requests, user: showPage(address) };
}

function took(sent: unknown[]) {
  return async (request: Request) => {
    const text = await request.text();
    sent.push(text ? JSON.parse(text) : null);
    return done(jorisId);
  };
}

describe("who keeps the house", () => {
  test("finds the way from their meetings, which says that they see no cases", async () => {
    const { user } = keep("/");
    expect(await screen.findByText("U beheert mensen en instellingen. Als beheerder ziet u geen casussen.")).toBeVisible();
    expect(screen.queryByRole("link", { name: "Een casus openen" })).not.toBeInTheDocument();
    await user.click(screen.getByRole("link", { name: "Beheer" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Instellingen" })).toBeVisible();
  });

  test("and nobody else finds it, or anything at its address", async () => {
    const requests = serve({}, bea);
    showPage("/house");
    expect(await screen.findByText("Dit bestaat niet, of u mag het niet zien.")).toBeVisible();
    expect(requests).not.toContain("GET /v1/settings");
  });
});

describe("the house", () => {
  test("is changed whole, with numbers as numbers", async () => {
    const sent: unknown[] = [];
    const { user } = keep("/house", { "PUT /v1/settings": took(sent) });
    const weighed = await screen.findByLabelText("Vanaf hoeveel deelnemers is voor elke volgende een afweging nodig?");
    await user.clear(weighed);
    await user.type(weighed, "1");
    await user.click(screen.getByRole("button", { name: "Opslaan" }));
    expect(weighed).toHaveAccessibleDescription(/twee of meer/);
    await user.type(weighed, "0");
    await user.click(screen.getByRole("button", { name: "Opslaan" }));
    expect(await screen.findByText("Opgeslagen.")).toBeVisible();
    expect(sent).toEqual([{ ...house, weighed: 10 }]);
  });

  test("says that no mail leaves, since when and why, and keeps what is typed", async () => {
    const mailTrouble = { fault: "log-in", since: "2026-12-02T09:00:00Z" } as const;
    const sent: unknown[] = [];
    const { user } = keep("/house", { "GET /v1/settings": () => Response.json({ ...house, mailTrouble }), "PUT /v1/settings": took(sent) });
    expect(await screen.findByText(/Er gaat geen mail uit sinds 2 december 2026, 10.00 uur/)).toBeVisible();
    expect(screen.getByText("De mailserver weigert onze naam of ons wachtwoord.")).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Opslaan" }));
    await waitFor(() => expect(sent).toEqual([house]));
  });

  test("says at the field what the server refuses", async () => {
    const wrong = [{ field: "terms/parcelDays", reason: "terms-wrong", rule: "S7" }];
    const { user } = keep("/house", { "PUT /v1/settings": () => problem(400, "terms-wrong", wrong) });
    await user.click(await screen.findByRole("button", { name: "Opslaan" }));
    const field = screen.getByLabelText("Hoeveel dagen ligt klaar wat meegaat?");
    await waitFor(() => expect(field).toHaveAccessibleDescription(/te kort of te lang/));
  });
});

describe("a person", () => {
  const address = `/house/people/${jorisId}`;
  const of = (what: string) => `/v1/people/${jorisId}/${what}`;

  test("is found by name or organisation", async () => {
    const wim = { ...joris, id: bea!.id, name: "Wim Pol", organisation: "Thuiswaard", proofs: [] };
    const { user } = keep("/house/people", { "GET /v1/people": () => Response.json({ people: [joris, wim] }) });
    const list = within(await screen.findByRole("list", { name: "Mensen" }));
    expect(list.getAllByRole("listitem")).toHaveLength(2);
    await user.type(screen.getByRole("searchbox", { name: "Zoek op naam of organisatie" }), "thuis");
    expect(list.getAllByRole("listitem")).toHaveLength(1);
    expect(list.getByRole("link", { name: "Wim Pol" })).toBeVisible();
  });

  test("gets roles, each with what it may see", async () => {
    const sent: unknown[] = [];
    const { user } = keep(address, { [`PUT ${of("roles")}`]: took(sent) });
    const roles = within(await screen.findByRole("group", { name: "Rollen" }));
    expect(roles.getByRole("checkbox", { name: /^Procesregisseur/ })).toBeChecked();
    expect(roles.getByText("Beheert mensen, organisaties en instellingen. Ziet geen enkele casus.")).toBeVisible();
    await user.click(roles.getByRole("checkbox", { name: /^FG/ }));
    await user.click(screen.getByRole("button", { name: "Geef deze rollen" }));
    await waitFor(() => expect(sent).toEqual([{ roles: ["organiser", "fg"] }]));
  });

  test("who is the last administrator cannot lose that", async () => {
    const { user } = keep(address, { [`PUT ${of("roles")}`]: () => problem(409, "last-administrator") });
    await user.click(await screen.findByRole("button", { name: "Geef deze rollen" }));
    expect(await screen.findByText("Dit is de laatste beheerder. Maak eerst iemand anders beheerder.")).toBeVisible();
  });

  test("gets a link to begin with, shown once", async () => {
    const url = "https://casustafel.example/j#token";
    const { user } = keep(address, { [`POST ${of("enrolments")}`]: () => Response.json({ url }, { status: 201 }) });
    await user.click(await screen.findByRole("button", { name: "Maak een link" }));
    expect(await screen.findByLabelText("Link van Joris Blok")).toHaveValue(url);
    await user.click(screen.getByRole("button", { name: "Klaar" }));
    expect(document.body.innerHTML).not.toContain("token");
  });

  test("is confirmed after comparing the code, or loses a device that was lost", async () => {
    const { user, requests } = keep(address, {
      [`PUT ${of(`proofs/${proofId}/confirmation`)}`]: () => done(),
      [`PUT ${of(`proofs/${proofId}/removal`)}`]: () => done(),
    });
    const proofs = within(await screen.findByRole("list", { name: "Aanmelden" }));
    expect(proofs.getByText("204 968")).toBeVisible();
    await user.click(proofs.getByRole("button", { name: /^Klopt/ }));
    await waitFor(() => expect(requests).toContain(`PUT ${of(`proofs/${proofId}/confirmation`)}`));
    await user.click(proofs.getByRole("button", { name: "Apparaat kwijt: beëindig" }));
    await user.click(screen.getByRole("button", { name: "Ja" }));
    await waitFor(() => expect(requests).toContain(`PUT ${of(`proofs/${proofId}/removal`)}`));
  });

  test("is removed after being told what that means", async () => {
    const { user, requests } = keep(address, { [`PUT ${of("removal")}`]: () => done() });
    expect(await screen.findByText(/^Alles van deze persoon eindigt hier meteen/)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Verwijder Joris Blok" }));
    expect(requests).not.toContain(`PUT ${of("removal")}`);
    await user.click(screen.getByRole("button", { name: "Ja" }));
    expect(await screen.findByRole("searchbox")).toBeVisible();
  });
});

test("an organisation has a kind and a duty of secrecy", async () => {
  const sent: unknown[] = [];
  const { user } = keep("/house/organisations", { "POST /v1/organisations": took(sent) });
  await user.click(await screen.findByRole("button", { name: "Organisatie toevoegen" }));
  await user.type(screen.getByLabelText("Naam"), "GGZ Waterkamp");
  await screen.findByRole("option", { name: "gemeente, schuldhulp" });
  await user.selectOptions(screen.getByLabelText("Wat voor organisatie is dat?"), "expert");
  await user.selectOptions(screen.getByLabelText("Beroepsgeheim"), "none");
  await user.click(screen.getByRole("button", { name: "Opslaan" }));
  await waitFor(() => expect(sent).toEqual([{ name: "GGZ Waterkamp", kind: "expert", secrecy: "none" }]));
});

describe("the sign-on of an organisation", () => {
  const issuer: View<"Issuer"> = {
    id: "0193e120-0000-7000-8000-000000000001",
    name: "GGZ Waterkamp",
    url: "https://login.ggz.example",
    clientId: "casustafel",
    withKey: false,
    domains: ["ggz.example"],
    acr: ["loa3"],
    amr: ["mfa"],
  };

  test("is changed without its secret, which is never shown back", async () => {
    const sent: unknown[] = [];
    const { user } = keep("/house/sign-on", {
      "GET /v1/issuers": () => Response.json({ issuers: [issuer] }),
      [`PUT /v1/issuers/${issuer.id}`]: took(sent),
    });
    await user.click(await screen.findByRole("button", { name: /^Wijzigen/ }));
    const secret = screen.getByLabelText("Geheim (client secret)");
    expect(secret).toHaveValue("");
    expect(secret).toHaveAttribute("type", "password");
    await user.type(screen.getByLabelText("Domeinen van de e-mailadressen"), "{Enter}waterkamp.example");
    await user.click(screen.getByRole("button", { name: "Opslaan" }));
    const { id: _, ...rest } = issuer;
    await waitFor(() => expect(sent).toEqual([{ ...rest, secret: "", domains: ["ggz.example", "waterkamp.example"] }]));
  });

  test("by a key needs no secret, and shows what the organisation has to know", async () => {
    const sent: unknown[] = [];
    const { user } = keep("/house/sign-on", { "POST /v1/issuers": took(sent) });
    expect(await screen.findByText(`${window.location.origin}/v1/sign-on-keys`)).toBeVisible();
    expect(screen.getByText(`${window.location.origin}/sign-on`)).toBeVisible();
    await user.click(screen.getByRole("button", { name: "Organisatie toevoegen" }));
    expect(screen.getByRole("radio", { name: /^Met een sleutel/ })).toBeChecked();
    expect(screen.queryByLabelText("Geheim (client secret)")).not.toBeInTheDocument();
    await user.type(screen.getByLabelText("Organisatie"), "GGZ");
    await user.type(screen.getByLabelText("Adres om aan te melden"), "login.ggz.example");
    await user.type(screen.getByLabelText(/client-id/), "casustafel");
    await user.type(screen.getByLabelText("Domeinen van de e-mailadressen"), "ggz.example");
    await user.type(screen.getByLabelText(/\(amr\)/), "mfa");
    await user.click(screen.getByRole("button", { name: "Opslaan" }));
    await waitFor(() =>
      expect(sent).toEqual([
        { name: "GGZ", url: "https://login.ggz.example", clientId: "casustafel", withKey: true, secret: "", domains: ["ggz.example"], acr: [], amr: ["mfa"] },
      ]),
    );
  });

  test("says at the field when one step is asked", async () => {
    const { user } = keep("/house/sign-on", {
      "GET /v1/issuers": () => Response.json({ issuers: [issuer] }),
      [`PUT /v1/issuers/${issuer.id}`]: () => problem(400, "assurance-weak", [{ field: "amr", reason: "assurance-weak", rule: "" }]),
    });
    await user.click(await screen.findByRole("button", { name: /^Wijzigen/ }));
    await user.type(screen.getByLabelText(/\(amr\)/), "{Enter}pwd");
    await user.click(screen.getByRole("button", { name: "Opslaan" }));
    await waitFor(() => expect(screen.getByLabelText(/\(amr\)/)).toHaveAccessibleDescription(/Hier staat een waarde voor aanmelden in één stap/));
  });

  test("needs an address that begins with https", async () => {
    const { user, requests } = keep("/house/sign-on");
    await user.click(await screen.findByRole("button", { name: "Organisatie toevoegen" }));
    await user.clear(screen.getByLabelText("Adres om aan te melden"));
    await user.type(screen.getByLabelText("Adres om aan te melden"), "http://login.ggz.example");
    await user.click(screen.getByRole("button", { name: "Opslaan" }));
    expect(screen.getByLabelText("Adres om aan te melden")).toHaveAccessibleDescription(/Het begint met https/);
    expect(requests).not.toContain("POST /v1/issuers");
  });
});
