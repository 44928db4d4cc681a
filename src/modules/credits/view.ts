import type { Metadata } from "@/lib/metadata";
import { bucketOf, type Transaction } from "@/sdk";
import type { CreditTransaction } from "./schema";

const instant = (ms: number) => new Date(ms).toISOString();

/** The customer of an account that is named `{organization}:{customer}`. */
const customerOf = (account: string) => account.slice(account.indexOf(":") + 1);

const instantOrNull = (ms: number | null | undefined) => (ms == null ? null : instant(ms));

/** A line of the log as the API answers it. */
export function toCreditTransaction(
  organization_id: string,
  customer_id: string,
  line: Transaction,
): CreditTransaction {
  return {
    id: line.id,
    created_at: instant(line.timestamp),
    organization_id,
    customer_id,
    seq: line.seq,
    type: line.type,
    amount: line.amount,
    balance: line.balance,
    held: line.held,
    grants: line.grants.map(([name, amount]) => {
      const { id, priority, expiresAt } = bucketOf(name);
      return { grant_id: id, priority, expires_at: instantOrNull(expiresAt), amount };
    }),
    ...saidOf(line),
    ...linksOf(line),
  };
}

/** What the caller said of it. */
const saidOf = ({ reason, description, metadata, feature, quantity }: Transaction) => ({
  reason: reason ?? null,
  description: description ?? null,
  // The API let no other values in; an SDK in the same Redis may have.
  metadata: (metadata ?? {}) as Metadata,
  feature: feature ?? null,
  quantity: quantity ?? null,
});

/** What else it is about. */
const linksOf = (line: Transaction) => ({
  grant_id: line.grantId ?? line.revoked ?? null,
  hold_id: line.holdId ?? null,
  expires_at: instantOrNull(line.expiresAt),
  captured: line.captured ?? null,
  lapsed: line.lapsed ?? 0,
  refund_of: line.refundOf ?? null,
  refunded: line.refunded ?? null,
  to: line.to?.map(([account, amount]) => ({ customer_id: customerOf(account), amount })) ?? null,
  from_customer_id: line.from === undefined ? null : customerOf(line.from),
});
