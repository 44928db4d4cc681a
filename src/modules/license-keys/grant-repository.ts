import "server-only";
import type { Tx } from "@/server/db/client";
import { sql } from "@/server/db/sql";

type GrantedKey = {
  id: string;
  organization_id: string;
  customer_id: string;
  benefit_id: string;
  benefit_grant_id: string;
  key_hash: string;
  sealed_key: string;
  display_key: string;
  prefix: string | null;
  limit_activations: number | null;
  enable_customer_admin: boolean;
  limit_usage: number | null;
  expires_at: Date | null;
  offline_days: number | null;
};

/** Writes the key of a grant, once: where there is one already, that is granted again unless the merchant has disabled it. */
export const insertKey = (tx: Tx, key: GrantedKey, at: Date): Promise<number> =>
  tx.$executeRaw(sql`
    INSERT INTO license_key (id, organization_id, customer_id, benefit_id, benefit_grant_id, key_hash, sealed_key,
      display_key, prefix, limit_activations, enable_customer_admin, limit_usage, expires_at, offline_days, created_at)
    VALUES (${key.id}::uuid, ${key.organization_id}::uuid, ${key.customer_id}::uuid, ${key.benefit_id}::uuid,
      ${key.benefit_grant_id}::uuid, ${key.key_hash}, ${key.sealed_key}, ${key.display_key}, ${key.prefix},
      ${key.limit_activations}::int, ${key.enable_customer_admin}, ${key.limit_usage}::int, ${key.expires_at}::timestamptz,
      ${key.offline_days}::int, ${at}::timestamptz)
    ON CONFLICT (benefit_grant_id) DO UPDATE SET status = 'granted', modified_at = ${at}::timestamptz
      WHERE license_key.status = 'revoked'`);

/** Takes back the key of a grant; one that is disabled stays so. */
export const revokeKey = (tx: Tx, grantId: string, at: Date): Promise<number> =>
  tx.$executeRaw(sql`
    UPDATE license_key SET status = 'revoked', modified_at = ${at}::timestamptz
    WHERE benefit_grant_id = ${grantId}::uuid AND status = 'granted'`);

/** Takes what a customer's programs said of themselves out of their activations; keys and conditions stay, since what was bought goes on. */
export const forgetActivations = (
  tx: Tx,
  customer: { organization_id: string; customer_id: string },
): Promise<number> =>
  tx.$executeRaw(sql`
    UPDATE license_key_activation a SET label = 'Activation', meta = '{}' FROM license_key k
    WHERE k.id = a.license_key_id AND k.organization_id = ${customer.organization_id}::uuid
      AND k.customer_id = ${customer.customer_id}::uuid`);
