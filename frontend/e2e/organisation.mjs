// SPDX-License-Identifier: EUPL-1.2

import { generateKeyPairSync, sign } from "node:crypto";
import { createServer } from "node:http";

import Provider from "oidc-provider";

/**
 * Starts the log-in of an organisation: a certified OpenID provider with a page of its own, that knows the house by the
 * keys which the house publishes. Who logs in is who is typed; how strongly, what the browser is sent back with, and
 * what the token says, a test can change. said is what the last token said by itself.
 */
export async function startOrganisation(origin) {
  const now = {
    acr: "substantial", email: (subject) => `${subject}@wijkteam.example`, verified: true, tamper: (location) => location, forge: null, said: null,
  };
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
    const result = { login: { accountId: who, acr: now.acr, amr: ["pwd", "mfa"] }, consent: {} };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };
  const settings = {
    name: "Wijkteam Noord", url, clientId: "casustafel", withKey: true, domains: ["wijkteam.example"], acr: ["substantial"], amr: ["mfa"],
  };
  return { now, settings, stop: () => (server.closeAllConnections(), server.close()) };
}

const page = `<!doctype html><title>Wijkteam Noord</title><form method="post"><label>Naam <input name="who" required></label><button>Inloggen</button></form>`;

function providerAt(url, origin, now) {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const house = { client_id: "casustafel", token_endpoint_auth_method: "private_key_jwt", jwks_uri: `${origin}/v1/sign-on-keys` };
  const provider = new Provider(url, {
    clients: [{ ...house, redirect_uris: [`${origin}/sign-on`] }],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256" }] },
    claims: { openid: ["sub", "acr", "amr", "auth_time"], email: ["email", "email_verified"] },
    acrValues: ["substantial", "low"],
    conformIdTokenClaims: false,
    cookies: { keys: ["the-only-key"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/log-in/${uid}` },
    pkce: { required: () => true },
    findAccount: (_, subject) => ({
      accountId: subject,
      claims: () => ({ sub: subject, email: now.email(subject), email_verified: now.verified }),
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope("openid email");
      await grant.save();
      return grant;
    },
  });
  for (const event of ["authorization.error", "grant.error", "server_error"]) {
    provider.on(event, (_, error) => console.log(`   the organisation says: ${error.error_description ?? error.message}`));
  }
  provider.use(async (context, next) => {
    await next();
    const { body, path } = context;
    if (path !== "/token" || !body?.id_token) return;
    now.said = contentsOf(body.id_token)[1];
    if (now.forge) context.body = { ...body, id_token: forged(body.id_token, privateKey, now.forge) };
  });
  return provider;
}

const contentsOf = (token) => token.split(".", 2).map((part) => JSON.parse(Buffer.from(part, "base64url").toString()));

/** A token that says something else, signed by the organisation itself; or by nobody, where its header says so. */
function forged(token, key, change) {
  const [header, claims] = contentsOf(token);
  change(claims, header);
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString("base64url")).join(".");
  const signature = header.alg === "none" ? "" : sign("RSA-SHA256", Buffer.from(text), key).toString("base64url");
  return `${text}.${signature}`;
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
