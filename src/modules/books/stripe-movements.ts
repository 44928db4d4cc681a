import "server-only";
import StripeSdk from "stripe";
import { Id } from "@/lib/id";
import { fromStripeAmount } from "@/lib/stripe-amount";
import type { World } from "@/server/context";

/** Money that Stripe moved for one charge, refund or dispute. */
export type Movement = {
  source: string;
  kind: "charge" | "refund" | "dispute";
  /** Minor units of `currency`, which is the buyer's: negative takes it from the merchant. */
  amount: number;
  currency: string;
  charge: string | null;
  intent: string | null;
  /** What we wrote on it when we asked for it. */
  payment_id: string | null;
  refund_id: string | null;
  organization_id: string | null;
};

/** All that Stripe moved in [from, to): newest first over the pieces. */
export type Piece = { from: Date; to: Date; movements: Movement[] };

const PIECE = 1_000;
const PAGE = 100;

const secondsOf = (at: Date) => Math.ceil(at.getTime() / 1000);
const idOf = (value: string | { id: string } | null | undefined): string | null =>
  typeof value === "string" ? value : (value?.id ?? null);
const named = (value: string | undefined): string | null => Id.safeParse(value).data ?? null;

/** Stripe's movements of charges, refunds and disputes between two instants, in pieces of a bounded size. */
export async function* movementsBetween({ stripe }: World, from: Date, to: Date): AsyncGenerator<Piece> {
  const created = { gte: secondsOf(from), lt: secondsOf(to) };
  const list = stripe.balanceTransactions.list({ created, limit: PAGE, expand: ["data.source"] });
  let movements: Movement[] = [];
  let end = to;
  for await (const transaction of list) {
    const movement = movementOf(transaction);
    if (movement) movements.push(movement);
    if (movements.length < PIECE) continue;
    const start = new Date(transaction.created * 1000);
    yield { from: start, to: end, movements };
    [movements, end] = [[], start];
  }
  yield { from, to: end, movements };
}

/** What Stripe moved for a charge, refund or dispute in all; in minor units of the buyer's currency. Nothing for one that it does not know. */
export async function movedFor({ stripe }: World, source: string): Promise<number> {
  let moved = 0;
  const list = stripe.balanceTransactions.list({ source, limit: PAGE, expand: ["data.source"] });
  try {
    for await (const transaction of list) moved += movementOf(transaction)?.amount ?? 0;
  } catch (error) {
    if (error instanceof StripeSdk.errors.StripeInvalidRequestError) return 0;
    throw error;
  }
  return moved;
}

/** Null for what is no order's: payouts, fees, transfers. */
function movementOf(transaction: StripeSdk.BalanceTransaction): Movement | null {
  const { source } = transaction;
  if (source === null || typeof source === "string") return null;
  if (source.object !== "charge" && source.object !== "refund" && source.object !== "dispute") return null;
  const metadata = source.metadata ?? {};
  return {
    source: source.id,
    kind: source.object,
    amount: amountOf(transaction, source),
    currency: source.currency,
    charge: source.object === "charge" ? source.id : idOf(source.charge),
    intent: idOf(source.payment_intent),
    payment_id: named(metadata.payment_id),
    refund_id: named(metadata.refund_id),
    organization_id: named(metadata.organization_id),
  };
}

type Source = StripeSdk.Charge | StripeSdk.Refund | StripeSdk.Dispute;

/** Stripe books in the currency of the merchant's account; in another one the amount is that of what was moved. */
function amountOf(transaction: StripeSdk.BalanceTransaction, source: Source): number {
  const whole = source.object === "charge" ? source.amount_captured : source.amount;
  const isSame = transaction.currency === source.currency;
  return fromStripeAmount(
    isSame ? transaction.amount : Math.sign(transaction.amount) * whole,
    source.currency,
  );
}
