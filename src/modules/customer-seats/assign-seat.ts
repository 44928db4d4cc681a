import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { DAY_MS } from "@/lib/time";
import { findOrCreateCustomer } from "@/modules/customers";
import type { Context } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { type Buyer, shownTo } from "./buyer";
import { NoSeatsAvailable, nobodyNamed, noSeatsSold, seatTaken } from "./errors";
import { findWhom, type Whom } from "./find-whom";
import { mailInvitation } from "./jobs";
import { countTaken, findSeat, hasSeat, insertSeat } from "./repository";
import { findSaleOfCheckout, getSale, lockSale, refuseUnlessGiving, type SaleKey } from "./sale";
import type { CustomerSeat, SeatAssign } from "./schema";
import { takeSeat } from "./take-seat";
import { tellOfSeat } from "./tell";
import { throttleInvitation } from "./throttle";

/** How long an invitation holds. */
export const INVITATION_MS = 14 * DAY_MS;

async function findKey(ctx: Context, input: SeatAssign): Promise<SaleKey> {
  if (input.subscription_id) return { subscription_id: input.subscription_id };
  if (input.order_id) return { order_id: input.order_id };
  const key = await findSaleOfCheckout(ctx.read, ctx.organizationId, input.checkout_id ?? "");
  if (!key) throw new ResourceNotFound();
  return key;
}

/** Whoever is named as a customer, or has this address, or is made under it. */
async function findHolder(tx: Tx, ctx: Context, { email, customerId: id }: Whom): Promise<string> {
  const holder = await findOrCreateCustomer(tx, ctx.organizationId, { id, email }, ctx.now);
  if (id && holder.id !== id) throw nobodyNamed("customer_id");
  return holder.id;
}

/** Invites somebody, or makes the seat theirs at once. */
async function begin(
  tx: Tx,
  ctx: Context,
  key: SaleKey,
  { id, whom, input }: { id: string; whom: Whom; input: SeatAssign },
): Promise<CustomerSeat> {
  const { organizationId, now } = ctx;
  const sale = await lockSale(tx, organizationId, key);
  const before = await findSeat(readIn(tx), organizationId, id);
  if (before) return before;
  if (sale.seats === null) throw noSeatsSold(Object.keys(key)[0] ?? "");
  refuseUnlessGiving(sale);
  if (await hasSeat(tx, organizationId, key, whom.email)) throw seatTaken();
  if ((await countTaken(tx, key)) >= sale.capacity) throw new NoSeatsAvailable();
  const expires_at = new Date(now.getTime() + INVITATION_MS);
  const draft = { id, email: whom.email, metadata: input.metadata ?? {}, expires_at };
  await insertSeat(tx, organizationId, key, draft, now);
  const seat = await tellOfSeat(tx, "customer_seat.assigned", id);
  if (!input.immediate_claim) {
    await mailInvitation.enqueue(tx, { customer_seat_id: id });
    return seat;
  }
  const customerId = await findHolder(tx, ctx, whom);
  return (await takeSeat(tx, ctx, sale, { id, customerId })) ?? seat;
}

/**
 * Gives a seat of a sale to somebody: mails an invitation that holds for 14 days or, with `immediate_claim`, makes it theirs at once. Says `customer_seat.assigned`, and then
 * `customer_seat.claimed`. `id` names the seat, so that a repeated request gives one. However many ask for the last seat at once, one gets it.
 *
 * @param by the customer who gives it, of what they pay for; null: the merchant.
 * @throws ResourceNotFound, RequestValidationError, NoSeatsAvailable, SeatsNotGiven, SeatHeldAlready, SubscriptionLocked, TooManyRequests
 */
export async function assignSeat(
  ctx: Context,
  id: string,
  input: SeatAssign,
  by: Buyer | null = null,
): Promise<CustomerSeat> {
  const key = await findKey(ctx, input);
  const { customer_id: buyerId } = await getSale(ctx.read, ctx.organizationId, key, by?.customerId ?? null);
  const whom = await findWhom(ctx, buyerId, input, by);
  if (!input.immediate_claim) await throttleInvitation(ctx, whom.email, by);
  return shownTo(by, await transaction(ctx.db, (tx) => begin(tx, ctx, key, { id, whom, input })));
}
