import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { lockLink, readBack, writeLink } from "./repository";
import type { CheckoutLink, CheckoutLinkUpdate } from "./schema";
import { planLink, refuseSeats, refuseUnknown } from "./terms";

/**
 * Edits a link for the checkouts to come; its address stays.
 * @throws ResourceNotFound, or RequestValidationError naming the field.
 */
export async function updateCheckoutLink(
  ctx: Context,
  id: string,
  input: CheckoutLinkUpdate,
): Promise<CheckoutLink> {
  const { organizationId, now } = ctx;
  await refuseUnknown(ctx, input.products, input.discount_id);
  const offered = input.products ? { product_ids: [...new Set(input.products)], price_id: null } : {};
  return transaction(ctx.db, async (tx) => {
    const row = await lockLink(tx, organizationId, id);
    if (!row) throw new ResourceNotFound();
    const terms = planLink(termsOf(row), input, offered);
    if (input.seats || input.products) await refuseSeats(readIn(tx), organizationId, terms);
    await writeLink(tx, id, terms, now);
    return readBack(tx, organizationId, id);
  });
}

type Row = NonNullable<Awaited<ReturnType<typeof lockLink>>>;

function termsOf(row: Row) {
  const { id, organization_id, client_secret, opened_count, bought_count, ...rest } = row;
  const { created_at, modified_at, discount, ...terms } = rest;
  return terms;
}
