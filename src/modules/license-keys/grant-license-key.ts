import "server-only";
import { newId } from "@/lib/id";
import type { Tx } from "@/server/db/client";
import { insertKey, revokeKey } from "./grant-repository";
import { keptOf, newKey } from "./key";
import { expiryOf } from "./rules";
import type { LicenseKeyTerms } from "./schema";

type Granted = { id: string; organization_id: string; customer_id: string; benefit_id: string };

/**
 * Has a grant have its key, in the caller's transaction: made once, on the terms that were sold. Granted again it is the same key, with its activations, and
 * expires when it would have.
 */
export async function grantLicenseKey(
  tx: Tx,
  grant: Granted,
  terms: LicenseKeyTerms,
  now: Date,
): Promise<void> {
  const { id: benefit_grant_id, organization_id, customer_id, benefit_id } = grant;
  const { prefix, activations, limit_usage, offline_days } = terms;
  await insertKey(
    tx,
    {
      id: newId(),
      ...{ organization_id, customer_id, benefit_id, benefit_grant_id, prefix, limit_usage, offline_days },
      ...keptOf(newKey(prefix)),
      limit_activations: activations?.limit ?? null,
      enable_customer_admin: activations?.enable_customer_admin ?? false,
      expires_at: expiryOf(terms.expires, now),
    },
    now,
  );
}

/** Takes the key of a grant back: from then on it opens nothing. Its activations stay, for the day it is granted again. */
export async function revokeLicenseKey(tx: Tx, grantId: string, now: Date): Promise<void> {
  await revokeKey(tx, grantId, now);
}
