// SPDX-License-Identifier: EUPL-1.2

import { createServer } from "node:http";

import Provider from "oidc-provider";

const secret = "a-secret-of-two-machines-on-one-desk";

/**
 * Starts the log-in of an organisation: a certified OpenID provider with a page of its own. Who logs in is who is
 * typed; how strongly, and what the browser is sent back with, a test can change.
 */
export async function startOrganisation(origin) {
  const now = { acr: "substantial", email: (subject) => `${subject}@wijkteam.example`, tamper: (location) => location };
  const server = createServer((request, response) => handle(request, response));
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const url = `http://localhost:${server.address().port}`;
  const provider = providerAt(url, origin, now);
  const rest = provider.callback();

  const handle = async (request, response) => {
    const { pathname } = new URL(request.url, url);
    tamperWith(response, now);
    if (!pathname.startsWith("/log-in/")) return rest(request, response);
    if (request.method === "GET") return response.setHeader("Content-Type", "text/html").end(page);
    const who = new URLSearchParams(await textOf(request)).get("who");
    const result = { login: { accountId: who, acr: now.acr, amr: ["pwd", "otp"] }, consent: {} };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };
  const settings = {
    name: "Wijkteam Noord", url, clientId: "casustafel", secret, domains: ["wijkteam.example"], acr: ["substantial"], amr: ["otp"],
  };
  return { now, settings, stop: () => (server.closeAllConnections(), server.close()) };
}

const page = `<!doctype html><title>Wijkteam Noord</title><form method="post"><label>Naam <input name="who"></label><button>Inloggen</button></form>`;

function providerAt(url, origin, now) {
  const provider = new Provider(url, {
    clients: [{ client_id: "casustafel", client_secret: secret, redirect_uris: [`${origin}/sign-on`] }],
    claims: { openid: ["sub", "acr", "amr", "auth_time"], email: ["email", "email_verified"] },
    acrValues: ["substantial", "low"],
    conformIdTokenClaims: false,
    cookies: { keys: ["the-only-key"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/log-in/${uid}` },
    pkce: { required: () => true },
    findAccount: (_, subject) => ({
      accountId: subject,
      claims: () => ({ sub: subject, email: now.email(subject), email_verified: true }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope("openid email");
      await grant.save();
      return grant;
    },
  });
  return provider;
}

/** What comes back to the page can be made another than the provider sends. */
function tamperWith(response, now) {
  const set = response.setHeader.bind(response);
  response.setHeader = (name, value) => set(name, name.toLowerCase() === "location" ? now.tamper(value) : value);
}

async function textOf(request) {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
}
