// SPDX-License-Identifier: EUPL-1.2

const options = {
  protocol: "ctap2",
  transport: "internal",
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
};

/**
 * Gives a page a device for passkeys, as Chromium's virtual authenticator: its owner is there and unlocks it. Chromium
 * takes the device away when the page goes to another site; ready gives it back with what was on it.
 */
export async function giveDevice(page) {
  const cdp = await page.context().newCDPSession(page);
  const kept = new Map();
  const keep = ({ credential }) => kept.set(credential.credentialId, credential);
  cdp.on("WebAuthn.credentialAdded", keep);
  cdp.on("WebAuthn.credentialAsserted", keep);
  let authenticatorId;

  const ask = (method, rest) => cdp.send(`WebAuthn.${method}`, { authenticatorId, ...rest });
  const isThere = () => ask("getCredentials").then(() => true, () => false);
  const put = (credential) => ask("addCredential", { credential });

  const ready = async () => {
    if (authenticatorId && (await isThere())) return;
    await cdp.send("WebAuthn.enable");
    ({ authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", { options }));
    for (const credential of kept.values()) await put(credential);
  };
  await ready();
  return {
    ready,
    /** The passkeys on it, with their secrets and counters. */
    passkeys: async () => (await ask("getCredentials")).credentials,
    /** Makes it hold these and nothing else. */
    async holds(...credentials) {
      await ask("clearCredentials");
      kept.clear();
      for (const credential of credentials) {
        keep({ credential });
        await put(credential);
      }
    },
    /** Whether its owner unlocks it when asked. */
    unlocks: (isUserVerified) => ask("setUserVerified", { isUserVerified }),
  };
}
