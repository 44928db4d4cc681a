import { newId } from "@/lib/id";
import type { Buyer } from "@/modules/customer-seats";
import { assignSeat } from "@/modules/customer-seats";
import { giveToken } from "@/modules/customer-seats/invitation-repository";
import { type CustomerSeat, SeatAssign } from "@/modules/customer-seats/schema";
import { hashOf, randomBase62 } from "@/server/auth/token";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { aProduct } from "./product.ts";
import { aSale } from "./sale.ts";
import { aSubscription, aTeamPlan, teamPrice } from "./subscription.ts";

type Bought = { seats?: number; benefits?: readonly string[]; customer_id?: string };

/** Has a product bring benefits, without whoever has bought it being brought along. */
const bring = async (ctx: Context, product_id: string, benefits: readonly string[]) => {
  await ctx.db.product_benefit.createMany({
    data: benefits.map((benefit_id, position) => ({ product_id, benefit_id, position })),
  });
};

/** A subscription with three seats that nobody has, unless named otherwise. */
export async function aTeam(ctx: Context, { seats = 3, benefits = [] }: Bought = {}) {
  const product = await aTeamPlan(ctx);
  await bring(ctx, product.id, benefits);
  const {
    subscriptionId: subscription_id,
    customerId,
    orderId,
  } = await aSubscription(ctx, { product, seats });
  return { sale: { subscription_id }, id: subscription_id, customerId, orderId, product };
}

/** Beside the numbers that sales are given. */
let orders = 1_000_000;

/** An order of three seats that are sold once, unless named otherwise; 10.00 for all of them. */
export async function aSeatOrder(ctx: Context, { seats = 3, benefits = [], customer_id }: Bought = {}) {
  const product = await aProduct(ctx, { name: "Team for good", prices: [teamPrice] });
  await bring(ctx, product.id, benefits);
  const sold = { seats, product_id: product.id, number: orders++, ...(customer_id && { customer_id }) };
  const { id: order_id } = await aSale(ctx, sold);
  const { customer_id: customerId } = await ctx.db.order.findUniqueOrThrow({ where: { id: order_id } });
  return { sale: { order_id }, id: order_id, customerId, product };
}

type Named = Partial<SeatAssign> & ({ subscription_id: string } | { order_id: string });

/** A seat that somebody is invited to whom nobody knows, unless named otherwise. */
export function aSeat(ctx: Context, named: Named, by: Buyer | null = null): Promise<CustomerSeat> {
  const { customer_id, external_customer_id, member_id, external_member_id } = named;
  const isNamed = customer_id || external_customer_id || member_id || external_member_id;
  const input = isNamed ? named : { email: `seat-${newId()}@example.com`, ...named };
  return assignSeat(ctx, newId(), SeatAssign.parse(input), by);
}

/** One that somebody has. */
export const aClaimedSeat = (ctx: Context, named: Named): Promise<CustomerSeat> =>
  aSeat(ctx, { ...named, immediate_claim: true });

/** The token of the invitation to a seat, as if its mail had come. */
export async function anInvitationTo(ctx: Context, { id }: Pick<CustomerSeat, "id">): Promise<string> {
  const token = randomBase62(40);
  const isGiven = await transaction(ctx.db, (tx) => giveToken(tx, id, hashOf(token)));
  if (!isGiven) throw new Error("another link was mailed before");
  return token;
}
