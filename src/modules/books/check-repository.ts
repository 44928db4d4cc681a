import "server-only";
import { newId } from "@/lib/id";
import { type Read, sql } from "@/server/db/sql";
import type { Difference } from "./differences";
import type { Movement } from "./stripe-movements";

/** What the books say of a source of Stripe's movements; `organization_id` is null for what is not ours. */
export type Known = {
  source: string;
  organization_id: string | null;
  in_books: number;
  /** Stripe moves a refund's money when it is asked for, and the books once it has succeeded. */
  is_pending: boolean;
};

/** What the books say of sources, each found by Stripe's ids, or by ours as we wrote them on it. */
export const findKnown = (read: Read, movements: readonly Movement[]) =>
  read<Known>(sql`
    SELECT DISTINCT ON (given.source) given.source, coalesce(payment.organization_id, organization.id) AS organization_id,
      coalesce(refund.status = 'pending', false) AS is_pending,
      (SELECT coalesce(sum(stripe_clearing), 0)::bigint FROM journal_entry WHERE CASE given.kind
        WHEN 'charge' THEN subject_id = payment.id AND journal_entry.kind IN ('payment_received', 'duplicate_received')
        WHEN 'dispute' THEN subject_id = dispute.id
        ELSE subject_id = coalesce(refund.id, payment.id)
          AND journal_entry.kind IN ('refund_paid', 'refund_failed', 'duplicate_returned') END
        AND subject_id IN (payment.id, refund.id, dispute.id)) AS in_books
    FROM jsonb_to_recordset(${JSON.stringify(movements)}::jsonb) AS given(source text, kind text, charge text,
      intent text, payment_id uuid, refund_id uuid, organization_id uuid)
    LEFT JOIN LATERAL (
      SELECT id, organization_id FROM payment WHERE stripe_charge_id = given.charge
      UNION ALL SELECT id, organization_id FROM payment WHERE stripe_payment_intent_id = given.intent
      UNION ALL SELECT id, organization_id FROM payment WHERE id = given.payment_id
      LIMIT 1
    ) AS payment ON true
    LEFT JOIN LATERAL (
      SELECT id, status FROM refund WHERE given.kind = 'refund' AND stripe_refund_id = given.source
      UNION ALL SELECT id, status FROM refund
        WHERE given.kind = 'refund' AND id = given.refund_id AND stripe_refund_id IS NULL
      LIMIT 1
    ) AS refund ON true
    LEFT JOIN dispute ON given.kind = 'dispute' AND dispute.stripe_dispute_id = given.source
    LEFT JOIN organization ON organization.id = given.organization_id
    ORDER BY given.source`);

/** A posting that moved money at Stripe, by what Stripe calls its subject; null where that is not kept. */
export type Cleared = {
  source: string | null;
  kind: Movement["kind"];
  subject_id: string;
  organization_id: string;
  currency: string;
  in_books: number;
};

/** The first id of an instant. */
const firstIdOf = (at: Date) =>
  `${at.getTime().toString(16).padStart(12, "0").replace(/^.{8}/, "$&-")}-7000-8000-000000000000`;

/** What postings that were written in [from, to) of real time moved at Stripe, subject by subject. A second payment that went back moved nothing. */
export const listCleared = (read: Read, from: Date, to: Date, after: string, limit: number) =>
  read<Cleared>(sql`
    SELECT DISTINCT ON (entry.subject_id) entry.subject_id, entry.organization_id, entry.currency,
      coalesce(payment.stripe_charge_id, refund.stripe_refund_id, dispute.stripe_dispute_id) AS source,
      CASE WHEN refund.id IS NOT NULL THEN 'refund' WHEN dispute.id IS NOT NULL THEN 'dispute' ELSE 'charge' END AS kind,
      (SELECT sum(stripe_clearing)::bigint FROM journal_entry AS all_of
        WHERE all_of.subject_id = entry.subject_id AND all_of.kind <> 'duplicate_returned') AS in_books
    FROM journal_entry AS entry
    LEFT JOIN payment ON payment.id = entry.subject_id
    LEFT JOIN refund ON refund.id = entry.subject_id
    LEFT JOIN dispute ON dispute.id = entry.subject_id
    WHERE entry.id >= ${firstIdOf(from)}::uuid AND entry.id < ${firstIdOf(to)}::uuid
      AND entry.stripe_clearing <> 0 AND entry.kind <> 'duplicate_returned' AND entry.subject_id > ${after}::uuid
    ORDER BY entry.subject_id LIMIT ${limit}::int`);

/** Organizations that have sold anything, by their ids. */
export const listOrganizations = (read: Read, after: string, limit: number) =>
  read<{ id: string }>(sql`
    SELECT id FROM organization WHERE id > ${after}::uuid
      AND (EXISTS (SELECT FROM "order" WHERE organization_id = organization.id)
        OR EXISTS (SELECT FROM journal_entry WHERE organization_id = organization.id))
    ORDER BY id LIMIT ${limit}::int`);

/** Until when Stripe's movements have been compared; null before the first time. */
export async function findComparedTo(read: Read): Promise<Date | null> {
  const [last] = await read<{ compared_to: Date | null }>(
    sql`SELECT max(compared_to) AS compared_to FROM books_check`,
  );
  return last?.compared_to ?? null;
}

export type Check = {
  organization_id: string;
  compared_from: Date;
  compared_to: Date;
  compared_count: number;
  differences: Difference[];
};

/** Keeps what a check found, for a year. Answers its id. */
export async function insertCheck(read: Read, check: Check): Promise<string> {
  const id = newId();
  await read(sql`
    WITH old AS (DELETE FROM books_check
      WHERE organization_id = ${check.organization_id}::uuid AND created_at < now() - interval '1 year')
    INSERT INTO books_check (id, organization_id, compared_from, compared_to, compared_count, differences)
    VALUES (${id}::uuid, ${check.organization_id}::uuid, ${check.compared_from}, ${check.compared_to},
      ${check.compared_count}::int, ${JSON.stringify(check.differences)}::jsonb)`);
  return id;
}

type LastCheck = Pick<Check, "compared_to" | "compared_count" | "differences"> & { created_at: Date };

/** What the latest check found; null before the first. */
export async function findLastCheck(read: Read, organizationId: string): Promise<LastCheck | null> {
  const [last] = await read<LastCheck>(sql`
    SELECT created_at, compared_to, compared_count, differences FROM books_check
    WHERE organization_id = ${organizationId}::uuid ORDER BY created_at DESC LIMIT 1`);
  return last ?? null;
}
