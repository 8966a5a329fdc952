// SPDX-License-Identifier: EUPL-1.2

import * as v from "valibot";

import type { View } from "../../api/types";
import { lines, optionalLines, optionalText, text } from "../../components/form/schema";

/** The form of a trusted sign-on; it answers what the API takes. An empty secret leaves the one that is there. */
export const issuerForm = v.object({
  name: text("organisation-missing", 200),
  url: v.pipe(v.string(), v.trim(), v.startsWith("https://", "issuer-url-wrong"), v.maxLength(500, "field-too-long")),
  clientId: text("client-missing", 200),
  withKey: v.pipe(
    v.picklist(["key", "secret"], "field-wrong"),
    v.transform((way) => way === "key"),
  ),
  secret: optionalText(500),
  domains: lines("mail-domain-wrong", 100, 200),
  acr: optionalLines(50, 200),
  amr: optionalLines(50, 50),
});

/** A trusted sign-on as it is now, as the fields of the form have it; its secret is never shown back. */
export function asWritten(issuer?: View<"Issuer">): v.InferInput<typeof issuerForm> {
  const { name = "", url = "https://", clientId = "", withKey = true, domains = [], acr = [], amr = [] } = issuer ?? {};
  return { name, url, clientId, withKey: withKey ? "key" : "secret", secret: "", domains: domains.join("\n"), acr: acr.join("\n"), amr: amr.join("\n") };
}
