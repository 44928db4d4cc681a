import "server-only";
import { sign } from "node:crypto";
import type { Context } from "@/server/context";
import { env } from "@/server/env";
import { signedUntil } from "./rules";
import { signingKeyOf } from "./signing-key";
import type { ActivationRow, LicenseKeyRow } from "./view";

const encoded = (part: object) => Buffer.from(JSON.stringify(part)).toString("base64url");
const seconds = (at: Date) => Math.floor(at.getTime() / 1000);

/**
 * A licence that holds without asking again: a JWT, signed with the organization's Ed25519 key, about the key and, where one is meant, its activation with its
 * conditions. Nothing takes it back before it ends. Null where the key is not for that.
 */
export async function signLicense(
  { read, organizationId, now }: Pick<Context, "read" | "organizationId" | "now">,
  row: LicenseKeyRow,
  activation: ActivationRow | null,
): Promise<string | null> {
  const { offline_days } = row;
  if (offline_days === null) return null;
  const { id, key } = await signingKeyOf(read, organizationId);
  const claims = {
    iss: env.FLORIN_URL,
    aud: organizationId,
    sub: row.id,
    iat: seconds(now),
    exp: seconds(signedUntil({ ...row, offline_days }, now)),
    customer_id: row.customer_id,
    benefit_id: row.benefit_id,
    display_key: row.display_key,
    activation: activation && {
      id: activation.id,
      label: activation.label,
      conditions: activation.conditions,
    },
  };
  const text = `${encoded({ alg: "EdDSA", typ: "JWT", kid: id })}.${encoded(claims)}`;
  return `${text}.${sign(null, Buffer.from(text), key).toString("base64url")}`;
}
