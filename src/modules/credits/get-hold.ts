import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { holdRows } from "./archive-plan";
import type { CustomerAccount } from "./customer-account";
import { readHead } from "./head";
import { getHoldAccount } from "./hold-account";
import { findHold } from "./hold-repository";
import type { CreditHold } from "./schema";

/** One hold as it is at this instant. @throws ResourceNotFound, for another organization's too */
export async function getHold(ctx: Context, id: string): Promise<CreditHold> {
  const account = await getHoldAccount(ctx, id);
  const { lines } = await readHead(ctx, account);
  const archived = await findHold(ctx.read, account, id);
  // The archive may have gone on since the head was read.
  const later = lines.filter(({ seq }) => seq > (archived?.seq ?? 0));
  const hold = followHold(archived?.hold ?? null, account, id, later);
  if (!hold) throw new ResourceNotFound();
  return hold;
}

/** A hold as the archive has it, and what the transactions after it made of it. */
function followHold(
  archived: CreditHold | null,
  { organization_id, customer_id }: CustomerAccount,
  id: string,
  lines: Parameters<typeof holdRows>[0][number]["line"][],
): CreditHold | null {
  const owned = lines
    .filter(({ holdId }) => holdId === id)
    .map((line) => ({ line, after: { organization_id, customer_id } }));
  const { written, ended } = holdRows(owned);
  const [more] = written;
  const [end] = ended;
  const opened: CreditHold | null = more
    ? {
        id,
        organization_id,
        customer_id,
        status: "open",
        captured: null,
        resolved_at: null,
        description: more.description,
        feature: more.feature,
        // The API let no other values in; an SDK in the same Redis may have.
        metadata: more.metadata as CreditHold["metadata"],
        created_at: more.created_at,
        ...archived,
        amount: more.amount + (archived?.amount ?? 0),
        expires_at: more.expires_at,
      }
    : archived;
  if (!opened || !end) return opened;
  const { status, captured, resolved_at } = end;
  return { ...opened, status, captured, resolved_at };
}
