// SPDX-License-Identifier: EUPL-1.2

import { vi } from "vitest";

const bytes = (text: string) => new TextEncoder().encode(text).buffer;

/** Stands in for the browser's part of WebAuthn: a device that makes and uses passkeys, or fails as a browser does. */
export function serveDevice(fault?: string) {
  const asked: { create: PublicKeyCredentialCreationOptions[]; get: PublicKeyCredentialRequestOptions[] } = { create: [], get: [] };
  const answer = (response: object) => {
    if (fault) throw new DOMException("", fault);
    return { id: "a2V5", type: "public-key", response };
  };
  vi.stubGlobal("PublicKeyCredential", class {});
  Object.defineProperty(navigator, "credentials", {
    configurable: true,
    value: {
      create: async ({ publicKey }: CredentialCreationOptions) => {
        asked.create.push(publicKey!);
        return answer({ clientDataJSON: bytes("made"), attestationObject: bytes("?>") });
      },
      get: async ({ publicKey }: CredentialRequestOptions) => {
        asked.get.push(publicKey!);
        return answer({ clientDataJSON: bytes("used"), authenticatorData: bytes("a"), signature: bytes("s"), userHandle: bytes("u") });
      },
    },
  });
  return asked;
}

/** What the server gives a browser to make a passkey with, or to use one. */
export const ceremony = () =>
  Response.json(
    { ceremony: "c1", options: { challenge: "Pz8_", rp: { id: "localhost" }, user: { id: "dQ", name: "N. D." }, userVerification: "required" } },
    { status: 201 },
  );
