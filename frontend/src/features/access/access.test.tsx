// SPDX-License-Identifier: EUPL-1.2

import { screen, waitFor, within } from "@testing-library/react";
import { describe, expect, test } from "vitest";

import type { View } from "../../api/types";
import { ceremony, serveDevice } from "../../testing/device";
import { done, mine, problem, serve, viewer } from "../../testing/server";
import { showPage } from "../../testing/show";

// jsdom has no dialogs that open.
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.open = true;
};
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  this.open = false;
};

const noContent = () => new Response(null, { status: 204 });
const button = (name: string | RegExp) => screen.findByRole("button", { name });
const issuer = { id: "0193ea00-0000-7000-8000-000000000001", name: "Wijkteam Noord" };

const laptop: View<"ProofLine"> = {
  id: "0193eb00-0000-7000-8000-000000000001",
  method: "passkey",
  name: "Deze computer",
  confirmed: true,
  new: false,
  added: "2026-11-02T09:00:00Z",
  lastUsed: "2026-11-20T09:00:00Z",
};
const phone = { ...laptop, id: "0193eb00-0000-7000-8000-000000000002", name: "Telefoon" };

const sessions: View<"SessionLine">[] = [
  { id: "0193ec00-0000-7000-8000-000000000001", here: true, method: "passkey", begun: "2026-11-22T08:00:00Z", seen: "2026-11-22T09:00:00Z", ends: "2026-11-22T20:00:00Z" },
  { id: "0193ec00-0000-7000-8000-000000000002", here: false, method: "passkey", begun: "2026-11-21T08:00:00Z", seen: "2026-11-21T09:00:00Z", ends: "2026-11-21T20:00:00Z" },
];

function serveAccess(instead: Parameters<typeof serve>[0] = {}) {
  const now = { me: viewer({ method: "passkey" }) as View<"Viewer"> | null, proofs: [laptop, phone], sessions };
  const requests = serve({
    "GET /v1/entrance": () => Response.json({ house: "Gemeente Waterkamp", demo: false, signOn: [issuer] }),
    "GET /v1/me": () => (now.me ? Response.json(now.me) : problem(401, "not-logged-in")),
    "GET /v1/proofs": () => Response.json({ proofs: now.proofs }),
    "GET /v1/sessions": () => Response.json({ sessions: now.sessions }),
    "POST /v1/passkey-challenges": ceremony,
    "POST /v1/session/challenges": ceremony,
    ...instead,
  });
  return { now, requests };
}

describe("the own access", () => {
  test("shows by what one comes in and where one is in, and marks this place", async () => {
    serveAccess();
    showPage("/access");
    const proofs = await screen.findByRole("list", { name: "Waarmee u binnenkomt" });
    expect(within(proofs).getAllByRole("listitem")[0]).toHaveTextContent("Deze computerpasskey, gemaakt op 2 november 2026, het laatst gebruikt op 20 november 2026");
    const lines = within(await screen.findByRole("list", { name: "Waar u aangemeld bent" })).getAllByRole("listitem");
    expect(lines[0]).toHaveTextContent("deze browser");
    expect(within(lines[0]!).queryByRole("button")).not.toBeInTheDocument();
    expect(within(lines[1]!).getByRole("button", { name: /Beëindig/ })).toBeVisible();
  });

  test("says by whose word one is known, and what came since one was here before", async () => {
    const { now } = serveAccess({ "GET /v1/meetings": () => Response.json(mine) });
    now.me = viewer({ method: "passkey", newProofs: 1 });
    now.proofs = [laptop, { ...phone, new: true, word: { by: "Noor van Dalen", at: "2026-12-02T09:00:00Z" } }];
    const user = showPage("/");
    const alert = (await screen.findByText(/^Er is een nieuwe manier/)).parentElement!;
    await user.click(within(alert).getByRole("link", { name: "Mijn toegang" }));
    expect(await screen.findByText("Sinds uw vorige keer kwam hier bij: Telefoon.")).toBeVisible();
    const lines = within(await screen.findByRole("list", { name: "Waarmee u binnenkomt" })).getAllByRole("listitem");
    expect(lines[1]).toHaveTextContent("bevestigd door Noor van Dalen op 2 december 2026");
    expect(lines[1]).toHaveTextContent("nieuw");
    expect(lines[0]).not.toHaveTextContent("nieuw");
  });

  test("keeps the last way in", async () => {
    const { now } = serveAccess();
    now.proofs = [laptop];
    showPage("/access");
    expect(await screen.findByText(/Dit is uw enige manier/)).toBeVisible();
    expect(screen.queryByRole("button", { name: /Verwijder/ })).not.toBeInTheDocument();
  });

  test("renames a passkey and adds one", async () => {
    serveDevice();
    const sent: unknown[] = [];
    const { now } = serveAccess({
      [`PUT /v1/proofs/${laptop.id}/name`]: async (request) => {
        sent.push(await request.json());
        now.proofs = [{ ...laptop, name: "Laptop" }, phone];
        return done();
      },
      "POST /v1/passkeys": () => ((now.proofs = [...now.proofs, { ...laptop, id: laptop.id.replace(/1$/, "3"), name: "Sleutelbos" }]), noContent()),
    });
    const user = showPage("/access");
    await user.click(await button(/Andere naam.*Deze computer/));
    await user.clear(screen.getByLabelText("Naam"));
    await user.type(screen.getByLabelText("Naam"), "Laptop");
    await user.click(await button("Bewaar de naam"));
    expect(await screen.findByText("Laptop")).toBeVisible();
    expect(sent).toEqual([{ name: "Laptop" }]);

    await user.click(await button("Maak nog een passkey"));
    await user.click(await button("Maak een passkey"));
    expect(await screen.findByText("Sleutelbos")).toBeVisible();
  });

  test("ends another place, and with all of them this one too", async () => {
    const { now } = serveAccess({
      [`DELETE /v1/sessions/${sessions[1]!.id}`]: () => ((now.sessions = sessions.slice(0, 1)), noContent()),
      "DELETE /v1/sessions": () => ((now.me = null), noContent()),
    });
    const user = showPage("/access");
    await user.click(await button(/Beëindig/));
    await waitFor(() => expect(screen.queryByRole("button", { name: /Beëindig/ })).not.toBeInTheDocument());
    await user.click(await button("Meld mij overal af"));
    await user.click(await button("Ja"));
    expect(await button("Met een passkey")).toBeVisible();
    expect(document.body).not.toHaveTextContent("Telefoon");
  });
});

describe("a step that wants fresh proof", () => {
  /** A removal that is refused until somebody proved again; answers under which keys it was sent. */
  function serveStep(prove: () => Response) {
    const keys: (string | null)[] = [];
    let fresh = false;
    const { now, requests } = serveAccess({
      [`PUT /v1/proofs/${phone.id}/removal`]: (request) => {
        keys.push(request.headers.get("Idempotency-Key"));
        if (!fresh) return problem(403, "prove-again");
        now.proofs = [laptop];
        return done();
      },
      "PUT /v1/session/proof": () => {
        const answer = prove();
        fresh = answer.ok;
        return answer;
      },
    });
    return { now, keys, requests };
  }

  async function removePhone(user: ReturnType<typeof showPage>) {
    await user.click(await button(/Verwijder.*Telefoon/));
    await user.click(await button("Ja"));
    return screen.findByRole("dialog", { name: "Bevestig dat u het bent" });
  }

  test("asks for it and goes on by itself, under the same key", async () => {
    serveDevice();
    const { keys } = serveStep(noContent);
    const user = showPage("/access");
    const dialog = await removePhone(user);
    await user.click(await within(dialog).findByRole("button", { name: "Gebruik uw passkey" }));
    await waitFor(() => expect(screen.queryByText("Telefoon")).not.toBeInTheDocument());
    expect(screen.queryByRole("dialog")).not.toBeInTheDocument();
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  test("says so when the proof is not theirs, and asks on", async () => {
    serveDevice();
    const { keys } = serveStep(() => problem(403, "proof-unknown"));
    const user = showPage("/access");
    const dialog = await removePhone(user);
    await user.click(await within(dialog).findByRole("button", { name: "Gebruik uw passkey" }));
    expect(await within(dialog).findByRole("alert")).toHaveTextContent("Dit klopt niet. Probeer het nog eens");
    expect(keys).toHaveLength(1);
  });

  test("can be left, with the refusal at the button, the keyboard there too and nothing done", async () => {
    const { now, keys } = serveStep(noContent);
    const user = showPage("/access");
    const dialog = await removePhone(user);
    await user.click(await within(dialog).findByRole("button", { name: "Toch niet" }));
    expect(await screen.findByText(/Bevestig eerst dat u het bent/)).toBeVisible();
    expect(keys).toHaveLength(1);
    expect(now.proofs).toHaveLength(2);
    await waitFor(() => expect(screen.getByRole("button", { name: "Ja" })).toHaveFocus());
  });

  test("says that logging in elsewhere leaves the page", async () => {
    const { now } = serveStep(noContent);
    const user = showPage("/access");
    now.proofs = [{ ...laptop, method: "sign-on", name: issuer.name }, phone];
    const dialog = await removePhone(user);
    expect(await within(dialog).findByText(/U verlaat deze pagina dan/)).toBeVisible();
    expect(await within(dialog).findByRole("button", { name: "Meld u aan bij Wijkteam Noord" })).toBeVisible();
  });
});
