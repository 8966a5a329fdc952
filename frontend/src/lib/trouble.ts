// SPDX-License-Identifier: EUPL-1.2

export type Kind = "address" | "already" | "browser" | "cancelled" | "device";

/** What came between somebody and their passkey, on their own device: the server knows nothing of it. */
export class PasskeyTrouble extends Error {
  readonly kind: Kind;

  constructor(kind: Kind) {
    super(`passkey: ${kind}`);
    this.kind = kind;
  }
}
