import "server-only";
import type { Metadata } from "@/lib/metadata";
import { type Read, sql } from "@/server/db/sql";
import { hashOfKey } from "./key";
import { columns, joins } from "./repository";
import { MOST_USAGE } from "./schema";
import type { ActivationRow, LicenseKeyRow } from "./view";

type Named = { organizationId: string; key: string; now: Date };

/** Which key, as long as it holds. */
const holding = ({ organizationId, key, now }: Named) => sql`
  organization_id = ${organizationId}::uuid AND key_hash = ${hashOfKey(key)} AND status = 'granted'
  AND (expires_at IS NULL OR expires_at > ${now}::timestamptz)`;

type Used = {
  activationId: string | null;
  benefitId: string | null;
  customerId: string | null;
  increment: number;
  conditions: Metadata;
};
export type UsedKey = LicenseKeyRow & { activation: ActivationRow | null };

/**
 * Counts a validation, and the usage it brings, of a key that holds and that all that was said is true of: one statement, so that of any number at once none
 * goes above the limit. Null: nothing was counted.
 */
export async function countValidation(read: Read, named: Named, used: Used): Promise<UsedKey | null> {
  const { activationId, benefitId, customerId, increment, conditions } = used;
  const activation = sql`license_key_activation a WHERE a.id = ${activationId}::uuid AND a.license_key_id = license_key.id
    AND (a.conditions = '{}' OR a.conditions = ${JSON.stringify(conditions)}::jsonb)`;
  const [row] = await read<UsedKey>(sql`
    WITH k AS (
      UPDATE license_key SET usage = usage + ${increment}::int, validations = least(validations::bigint + 1, ${MOST_USAGE}::int),
        last_validated_at = ${named.now}::timestamptz
      WHERE ${holding(named)}
        AND (${increment}::int = 0 OR usage + ${increment}::bigint <= coalesce(limit_usage, ${MOST_USAGE}::int))
        AND (${benefitId}::uuid IS NULL OR benefit_id = ${benefitId}::uuid)
        AND (${customerId}::uuid IS NULL OR customer_id = ${customerId}::uuid)
        AND (${activationId}::uuid IS NULL OR EXISTS (SELECT FROM ${activation}))
      RETURNING *, (SELECT to_jsonb(a.*) FROM ${activation}) AS activation)
    SELECT ${columns} FROM k ${joins}`);
  return row ?? null;
}

type Made = { id: string; label: string; conditions: Metadata; meta: Metadata };

/** Takes one of a key's activations, as long as there is one left, and writes what for: one statement. Null: there is none, the key does not hold, or it was taken before. */
export async function takeActivation(read: Read, named: Named, made: Made): Promise<UsedKey | null> {
  const [row] = await read<UsedKey>(sql`
    WITH k AS (
      UPDATE license_key SET activation_count = activation_count + 1, modified_at = ${named.now}::timestamptz
      WHERE ${holding(named)} AND activation_count < limit_activations
        AND NOT EXISTS (SELECT FROM license_key_activation WHERE id = ${made.id}::uuid) RETURNING *),
    made AS (
      INSERT INTO license_key_activation (id, license_key_id, label, conditions, meta, created_at)
      SELECT ${made.id}::uuid, k.id, ${made.label}, ${JSON.stringify(made.conditions)}::jsonb,
        ${JSON.stringify(made.meta)}::jsonb, ${named.now}::timestamptz FROM k RETURNING *)
    SELECT ${columns}, to_jsonb(made.*) AS activation FROM k ${joins} CROSS JOIN made`);
  return row ?? null;
}

/** Gives an activation of a key back. By the key itself, or by its id. */
export async function giveActivationBack(
  read: Read,
  organizationId: string,
  of: { key: string } | { id: string },
  activationId: string,
  now: Date,
): Promise<boolean> {
  const which = "key" in of ? sql`k.key_hash = ${hashOfKey(of.key)}` : sql`k.id = ${of.id}::uuid`;
  const rows = await read<{ id: string }>(sql`
    WITH gone AS (
      DELETE FROM license_key_activation a USING license_key k
      WHERE a.id = ${activationId}::uuid AND a.license_key_id = k.id AND k.organization_id = ${organizationId}::uuid
        AND ${which} RETURNING a.license_key_id)
    UPDATE license_key SET activation_count = activation_count - 1, modified_at = ${now}::timestamptz
    FROM gone WHERE license_key.id = gone.license_key_id RETURNING license_key.id`);
  return rows.length === 1;
}

/** An activation by its id, with its key: what a repeated request has made before. */
export async function findActivated(read: Read, organizationId: string, id: string): Promise<UsedKey | null> {
  const [row] = await read<UsedKey>(sql`
    SELECT ${columns}, to_jsonb(a.*) AS activation FROM license_key_activation a
    JOIN license_key k ON k.id = a.license_key_id ${joins}
    WHERE a.id = ${id}::uuid AND k.organization_id = ${organizationId}::uuid`);
  return row ?? null;
}
