import "server-only";
import { Address } from "@/lib/address";
import { invalidField } from "@/lib/errors";
import { newId } from "@/lib/id";
import { findOrCreateCustomer } from "@/modules/customers";
import type { Sold } from "@/modules/orders";
import { charge, findPendingPayment, insertPayment, type PaymentRow } from "@/modules/payments";
import { readTaxId } from "@/modules/tax";
import type { World } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { redeem, refuseForbiddenCode } from "./discount";
import { PaymentError } from "./errors";
import { type CheckoutFields, type CheckoutRow, findCheckoutById, writeOpenCheckout } from "./repository";
import { payable } from "./rules";
import { type CheckoutConfirm, type CheckoutConfirmed, Email, Name } from "./schema";
import { completeCheckout, settleCheckout } from "./settle-checkout";
import { tellOfChange } from "./tell-of-change";
import { changedFields, refuseClosed } from "./update-checkout";
import { checkoutUrl, publicView } from "./view";

const ATTEMPTS = 8;

/**
 * Takes the buyer's word: fixes what is sold to whom, then has Stripe take the money and applies the outcome.
 * However many ask at once, one confirms. A repetition with the same confirmation token carries on where the first
 * stands, so that a request which died may be sent again.
 *
 * @throws PaymentError when the payment is declined: the checkout is open again.
 * @throws DiscountNotRedeemable when the discount has run out meanwhile; nothing is changed then, nor by
 * NotOpenCheckout, ExpiredCheckoutError, RequestValidationError.
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

/** The fields with all that a sale needs; what the buyer left out is taken from the card's billing details. */
async function completeFields(
  world: World,
  row: CheckoutRow,
  update: Omit<CheckoutConfirm, "confirmation_token_id">,
  token: string | null | undefined,
): Promise<CheckoutFields> {
  const fields = await changedFields(world, row, update, true);
  if (payable(fields) > 0 && !token)
    throw invalidField("confirmation_token_id", "A confirmation token is needed to pay.", "missing");
  refuseWrongTaxId(fields);
  const isComplete = fields.customer_email && (fields.customer_billing_address || payable(fields) === 0);
  if (isComplete) return fields;
  const details = token ? await billingDetails(world, token) : {};
  const whole = {
    ...update,
    customer_email: fields.customer_email ?? details.email,
    customer_name: fields.customer_name ?? details.name,
    customer_billing_address: fields.customer_billing_address ?? details.address,
  };
  const completed = await changedFields(world, row, whole, true);
  if (!completed.customer_email) throw invalidField("customer_email", "This field is required.", "missing");
  if (payable(completed) > 0 && !completed.customer_billing_address)
    throw invalidField("customer_billing_address", "This field is required.", "missing");
  return completed;
}

/** A number that is none would stand on the invoice. Those of a country that cannot be checked pass. */
function refuseWrongTaxId(fields: CheckoutFields): void {
  const { is_business_customer, customer_tax_id: taxId, customer_billing_address: address } = fields;
  if (!is_business_customer || !taxId || !address) return;
  const { kind, isValid } = readTaxId(taxId, address.country);
  if (kind && !isValid) throw invalidField("customer_tax_id", `Not a valid tax id of ${address.country}.`);
}

type BillingDetails = { email?: string | null; name?: string | null; address?: Address | null };

/** What Stripe knows of the buyer from the card form; at the least, the country of the card. */
async function billingDetails({ stripe }: World, token: string): Promise<BillingDetails> {
  const { payment_method_preview: preview } = await stripe.confirmationTokens
    .retrieve(token)
    .catch((error) => {
      if ("statusCode" in error && error.statusCode === 404)
        throw invalidField("confirmation_token_id", "No such confirmation token.");
      throw error;
    });
  const given = preview?.billing_details;
  const address = given?.address;
  // What could not be written or mailed to would keep a payment that was taken from its order.
  const { data: email = null } = Email.safeParse(given?.email);
  const { data: name = null } = Name.safeParse(given?.name);
  const country = address?.country ?? preview?.card?.country;
  const parsed = Address.safeParse({
    line1: address?.line1 ?? null,
    line2: address?.line2 ?? null,
    postal_code: address?.postal_code ?? null,
    city: address?.city ?? null,
    state: address?.state && country ? `${country}-${address.state}` : null,
    country,
  });
  return { email, name, address: parsed.success ? parsed.data : null };
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
  const sold = soldBy(after, customer.id);
  if (sold.discount_id) await redeem(tx, after, customer.id, world.now);
  if (sold.total_amount === 0) {
    return { payment: null, checkout: await completeCheckout(tx, sold, null, world.now) };
  }
  const payment = await insertPayment(
    tx,
    {
      id: newId(),
      organization_id: row.organization_id,
      checkout_id: row.id,
      customer_id: customer.id,
      amount: fields.total_amount,
      currency: fields.currency,
      request: {
        confirmation_token_id: token ?? "",
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

/** The sale as it stands at this moment: what the order will be made of, whatever becomes of the checkout. */
const soldBy = (row: CheckoutRow, customerId: string): Sold => ({
  seller: { name: row.seller.name, receipt_url: `${checkoutUrl(row.client_secret)}/confirmation` },
  organization_id: row.organization_id,
  checkout_id: row.id,
  customer_id: customerId,
  product_id: row.product_id,
  price_id: row.price_id,
  label: row.product_name,
  // Where it took nothing off, nothing was bought with it.
  discount_id: row.discount_amount > 0 ? row.discount_id : null,
  currency: row.currency,
  subtotal_amount: row.amount,
  discount_amount: row.discount_amount,
  net_amount: row.net_amount,
  tax_amount: row.tax_amount ?? 0,
  total_amount: row.total_amount,
  tax_behavior: row.tax_behavior,
  tax: row.tax,
  billing_name: row.customer_billing_name ?? row.customer_name,
  billing_address: row.customer_billing_address,
  tax_id: row.customer_tax_id,
  metadata: row.metadata,
  custom_field_data: row.custom_field_data,
  recurring: null,
});

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
