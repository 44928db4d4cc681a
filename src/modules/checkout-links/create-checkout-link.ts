import "server-only";
import { refuseOtherOrganization } from "@/server/auth/own-organization";
import { randomBase62 } from "@/server/auth/token";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { findLink, insertLink, readBack } from "./repository";
import type { CheckoutLink, CheckoutLinkCreate } from "./schema";
import { offeredBy, planLink, refuseSeats, refuseUnknown } from "./terms";

/**
 * Makes a link that opens a checkout for whoever follows it. `id` names it, so that a repeated request makes no second one.
 *
 * @throws RequestValidationError at the field that names no product, price or discount of the organization.
 */
export async function createCheckoutLink(
  ctx: Context,
  id: string,
  input: CheckoutLinkCreate,
): Promise<CheckoutLink> {
  const { organizationId, now } = ctx;
  refuseOtherOrganization(organizationId, input.organization_id);
  const made = await findLink(ctx.read, organizationId, id);
  if (made) return made;
  const offered = await offeredBy(ctx, input);
  const field = input.products ? "products" : "product_id";
  await refuseUnknown(ctx, offered.product_ids, input.discount_id, field);
  const terms = planLink(null, input, offered);
  await refuseSeats(ctx.read, organizationId, terms);
  const key = { id, organization_id: organizationId, client_secret: `florin_cl_${randomBase62(32)}` };
  return transaction(ctx.db, async (tx) => {
    await insertLink(tx, key, terms, now);
    return readBack(tx, organizationId, id);
  });
}
