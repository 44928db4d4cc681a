import "server-only";
import { newId } from "@/lib/id";
import { findOrCreateCustomer } from "@/modules/customers";
import { charge, findPendingPayment, insertPayment, type PaymentRow } from "@/modules/payments";
import type { World } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { admitSubscriber } from "./admit-subscriber";
import type { CheckoutFields } from "./columns";
import { completeFields } from "./complete-fields";
import { redeem, refuseForbiddenCode } from "./discount";
import { demandsOf } from "./dues";
import { PaymentError } from "./errors";
import { type CheckoutRow, findCheckoutById, writeOpenCheckout } from "./repository";
import type { CheckoutConfirm, CheckoutConfirmed } from "./schema";
import { completeCheckout, settleCheckout } from "./settle-checkout";
import { soldBy } from "./sold-by";
import { tellOfChange } from "./tell-of-change";
import { refuseClosed } from "./update-checkout";
import { circumstancesOf, publicView } from "./view";

const ATTEMPTS = 8;

/**
 * Takes the buyer's word: fixes what is sold to whom, then has Stripe take the money, or keep the card for later, and applies the outcome.
 * However many ask at once, one confirms. A repetition with the same confirmation token carries on where the first
 * stands, so that a request which died may be sent again.
 *
 * @throws PaymentError when the payment is declined: the checkout is open again.
 * @throws DiscountNotRedeemable when the discount has run out meanwhile, AlreadyActiveSubscriptionError or TrialAlreadyRedeemed for
 * whoever has what they would buy; nothing is changed then, nor by NotOpenCheckout, ExpiredCheckoutError, RequestValidationError.
 */
export async function confirmCheckout(
  world: World,
  read: CheckoutRow,
  input: CheckoutConfirm,
): Promise<CheckoutConfirmed> {
  const repeated = await repeatedPayment(world, read, input);
  const { payment, checkout } = repeated ?? (await confirm(world, read, input));
  const completed = payment ? await pay(world, payment) : checkout;
  return answerOf(world, read.id, completed);
}

/** What a confirmation led to: a payment to make, or, where there is nothing to pay, a completed checkout. */
type Confirmed = { payment: PaymentRow; checkout: null } | { payment: null; checkout: CheckoutRow };

/** The payment that an earlier, equal confirmation began. */
async function repeatedPayment(
  world: World,
  row: CheckoutRow,
  input: CheckoutConfirm,
): Promise<Confirmed | null> {
  if (row.status === "open" || !input.confirmation_token_id) return null;
  const payment = await findPendingPayment(world.read, row.id);
  const isSame = payment?.request?.confirmation_token_id === input.confirmation_token_id;
  return payment && isSame ? { payment, checkout: null } : null;
}

async function confirm(world: World, read: CheckoutRow, input: CheckoutConfirm): Promise<Confirmed> {
  const { confirmation_token_id: token, ...update } = input;
  refuseForbiddenCode(read, update.discount_code);
  let row = read;
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    refuseClosed(row, world.now);
    const fields = await completeFields(world, row, update, token);
    const confirmed = await transaction(world.db, (tx) => write(tx, world, row, fields, token ?? null));
    if (confirmed) return confirmed;
    row = (await findCheckoutById(world.read, row.id)) ?? row;
    const repeated = await repeatedPayment(world, row, input);
    if (repeated) return repeated;
  }
  throw new Error(`checkout ${read.id} changed ${ATTEMPTS} times while it was confirmed`);
}

/** Confirms and begins the payment in one transaction; null when another change came first. */
async function write(
  tx: Tx,
  world: World,
  row: CheckoutRow,
  fields: CheckoutFields,
  token: string | null,
): Promise<Confirmed | null> {
  if (!(await writeOpenCheckout(tx, row, fields, { at: world.now, confirms: true }))) return null;
  const buyer = {
    id: fields.customer_id,
    email: fields.customer_email,
    external_id: fields.external_customer_id,
    name: fields.customer_name,
    billing_name: fields.customer_billing_name,
    billing_address: fields.customer_billing_address,
    tax_id: fields.customer_tax_id,
    metadata: fields.customer_metadata,
  };
  const customer = await findOrCreateCustomer(tx, row.organization_id, buyer, world.now);
  // Not written on the checkout before it is paid: of a declined buyer, it would name whoever's e-mail they had typed.
  const after = await findCheckoutById(readIn(tx), row.id);
  if (!after) throw new Error(`checkout ${row.id} is gone`);
  const isRecurring = after.recurrence.recurring_interval !== null;
  const upgradedId = isRecurring ? await admitSubscriber(tx, after, customer.id) : null;
  const sold = soldBy(after, { customerId: customer.id, upgradedId, now: world.now });
  if (sold.discount_id) await redeem(tx, after, customer.id, world.now);
  // A card that is not needed yet is kept where it was given all the same.
  const isSetUp = token !== null && demandsOf(after, circumstancesOf(after)).isSetupPossible;
  if (sold.total_amount === 0 && !isSetUp)
    return { payment: null, checkout: await completeCheckout(tx, sold, null, world.now) };
  const payment = await insertPayment(
    tx,
    {
      id: newId(),
      organization_id: row.organization_id,
      checkout_id: row.id,
      customer_id: customer.id,
      purpose: sold.total_amount === 0 ? "setup" : "charge",
      amount: sold.total_amount,
      currency: sold.currency,
      request: {
        confirmation_token_id: token ?? "",
        ...(isRecurring && { save: true }),
        return_url: sold.seller.receipt_url,
        description: `${row.seller.name}: ${sold.label}`,
        sold,
      },
    },
    world.now,
  );
  await tellOfChange(tx, after, world.now);
  return { payment, checkout: null };
}

/** Has Stripe take the money, outside any transaction, and applies what it says; answers the checkout when that completed it. */
async function pay(world: World, payment: PaymentRow): Promise<CheckoutRow | null> {
  const outcome = await charge(world, payment);
  const completed = await settleCheckout(world, payment, outcome);
  if (outcome.kind === "failed") throw new PaymentError(undefined, outcome.decline.message);
  return completed;
}

async function answerOf(world: World, id: string, known: CheckoutRow | null): Promise<CheckoutConfirmed> {
  const row = known ?? (await findCheckoutById(world.read, id));
  if (!row) throw new Error(`checkout ${id} is gone`);
  const view = await publicView(world.read, row, world.now);
  return { ...view, status: "confirmed", customer_session_token: null };
}
