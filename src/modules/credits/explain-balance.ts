import "server-only";
import type { Transaction } from "@/sdk";
import type { Context } from "@/server/context";
import { sql } from "@/server/db/sql";
import { type Booked, bookedOf } from "./archive-rules";
import { type CustomerAccount, getAccount } from "./customer-account";
import { readHead } from "./head";
import type { CustomerRef } from "./input-schema";
import type { CreditExplanation } from "./overview-schema";

type Sums = Booked & { held: number };

const none: Sums = { granted: 0, purchased: 0, transferred: 0, spent: 0, expired: 0, revoked: 0, held: 0 };

/**
 * What a customer's log comes to, by kind: the sums that the archive keeps, and what followed on them up to now. Costs the same however long the log is.
 *
 * @throws ResourceNotFound, ServiceUnavailable
 */
export async function explainBalance(ctx: Context, ref: CustomerRef): Promise<CreditExplanation> {
  const account = await getAccount(ctx, ref);
  const head = await readHead(ctx, account);
  const archived = await findSums(ctx, account, head.seq);
  const sums = head.lines.filter(({ seq }) => seq > archived.last_seq).reduce(follow, archived.sums);
  const { granted, transferred, spent, expired, revoked, held } = sums;
  return {
    customer_id: account.customer_id,
    seq: Math.max(head.lines.at(-1)?.seq ?? 0, archived.last_seq),
    ...sums,
    calculated: granted + transferred - spent - expired - revoked - held,
  };
}

function follow(sums: Sums, line: Transaction): Sums {
  const booked = bookedOf(line);
  return {
    granted: sums.granted + booked.granted,
    purchased: sums.purchased + booked.purchased,
    transferred: sums.transferred + booked.transferred,
    spent: sums.spent + booked.spent,
    expired: sums.expired + booked.expired,
    revoked: sums.revoked + booked.revoked,
    held: line.held,
  };
}

/** The archive may have gone on since the head was read: then what it has of the head is not counted again. */
async function findSums(
  { read }: Context,
  { organization_id, customer_id }: CustomerAccount,
  least: number,
): Promise<{ sums: Sums; last_seq: number }> {
  const [row] = await read<Sums & { last_seq: number }>(sql`
    SELECT granted, purchased, transferred, spent, expired, revoked, held, last_seq FROM credit_account
    WHERE organization_id = ${organization_id}::uuid AND customer_id = ${customer_id}::uuid`);
  if (!row) return { sums: none, last_seq: least };
  const { last_seq, ...sums } = row;
  return { sums, last_seq };
}
