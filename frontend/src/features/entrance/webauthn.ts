// SPDX-License-Identifier: EUPL-1.2

import { PasskeyTrouble, type Kind } from "../../lib/trouble";

// By hand and not by the browser's own toJSON: browsers of two years old, which people have at work, lack that.

interface Described {
  id: string;
  type: PublicKeyCredentialType;
}

type Options = Record<string, unknown> & { challenge: string };

/** Lets the device make a passkey, and answers it as the server reads it. Throws PasskeyTrouble with what came between. */
export async function makePasskey(options: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { user, excludeCredentials = [], ...rest } = options as Options & { user: { id: string }; excludeCredentials?: Described[] };
  const made = await ask(() =>
    navigator.credentials.create({
      publicKey: {
        ...(rest as unknown as PublicKeyCredentialCreationOptions),
        challenge: bytes(rest.challenge),
        user: { ...(user as unknown as PublicKeyCredentialUserEntity), id: bytes(user.id) },
        excludeCredentials: excludeCredentials.map(described),
      },
    }),
  );
  const { clientDataJSON, attestationObject } = made.response as AuthenticatorAttestationResponse;
  return answer(made, { clientDataJSON: text(clientDataJSON), attestationObject: text(attestationObject) });
}

/** Lets the device use a passkey, and answers that as the server reads it. Throws PasskeyTrouble with what came between. */
export async function showPasskey(options: Record<string, unknown>): Promise<Record<string, unknown>> {
  const { allowCredentials = [], ...rest } = options as Options & { allowCredentials?: Described[] };
  const used = await ask(() =>
    navigator.credentials.get({
      publicKey: {
        ...(rest as unknown as PublicKeyCredentialRequestOptions),
        challenge: bytes(rest.challenge),
        allowCredentials: allowCredentials.map(described),
      },
    }),
  );
  const { clientDataJSON, authenticatorData, signature, userHandle } = used.response as AuthenticatorAssertionResponse;
  return answer(used, {
    clientDataJSON: text(clientDataJSON),
    authenticatorData: text(authenticatorData),
    signature: text(signature),
    ...(userHandle && { userHandle: text(userHandle) }),
  });
}

// What browsers say, and what the page says of it.
const troubles: Readonly<Record<string, Kind>> = {
  InvalidStateError: "already",
  NotAllowedError: "cancelled",
  NotSupportedError: "device",
  ConstraintError: "device",
  AbortError: "cancelled",
  SecurityError: "address",
};

async function ask(device: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  if (!("PublicKeyCredential" in window)) throw new PasskeyTrouble("browser");
  const found = await device().catch((error: unknown) => {
    throw new PasskeyTrouble(troubles[error instanceof DOMException ? error.name : ""] ?? "device");
  });
  if (!found) throw new PasskeyTrouble("cancelled");
  return found as PublicKeyCredential;
}

function answer({ id, type }: PublicKeyCredential, response: Record<string, string>) {
  return { id, rawId: id, type, clientExtensionResults: {}, response };
}

function described({ id, type }: Described): PublicKeyCredentialDescriptor {
  return { id: bytes(id), type };
}

function bytes(base64url: string): Uint8Array<ArrayBuffer> {
  const letters = atob(base64url.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}

function text(bytes: ArrayBuffer): string {
  const letters = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join("");
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
