import "server-only";
import { Address } from "@/lib/address";
import { invalidField } from "@/lib/errors";
import { readTaxId } from "@/modules/tax";
import type { World } from "@/server/context";
import { finalAnswers } from "./answers";
import type { CheckoutFields } from "./columns";
import { demandsOf } from "./dues";
import type { CheckoutRow } from "./repository";
import { type CheckoutConfirm, Email, Name } from "./schema";
import { type Changed, changedFields } from "./update-checkout";

/** The fields with all that a sale needs: an answer to each required field, and what the card's billing details tell where the buyer said nothing. */
export async function completeFields(...given: Parameters<typeof completeContact>): Promise<CheckoutFields> {
  const fields = await completeContact(...given);
  const [world] = given;
  return {
    ...fields,
    custom_field_data: await finalAnswers(world, fields.product_id, fields.custom_field_data),
  };
}

async function completeContact(
  world: World,
  row: CheckoutRow,
  update: Omit<CheckoutConfirm, "confirmation_token_id">,
  token: string | null | undefined,
): Promise<CheckoutFields> {
  const changed = await changedFields(world, row, update, true);
  const { fields } = changed;
  const needsCard = isCardNeeded(changed, row);
  if (needsCard && !token)
    throw invalidField("confirmation_token_id", "A confirmation token is needed to pay.", "missing");
  refuseWrongTaxId(fields);
  if (fields.customer_email && (fields.customer_billing_address || !needsCard)) return fields;
  const details = token ? await billingDetails(world, token) : {};
  const whole = {
    ...update,
    customer_email: fields.customer_email ?? details.email,
    customer_name: fields.customer_name ?? details.name,
    customer_billing_address: fields.customer_billing_address ?? details.address,
  };
  const { fields: completed } = await changedFields(world, row, whole, true);
  if (!completed.customer_email) throw invalidField("customer_email", "This field is required.", "missing");
  if (needsCard && !completed.customer_billing_address)
    throw invalidField("customer_billing_address", "This field is required.", "missing");
  return completed;
}

const isCardNeeded = ({ fields, ...of }: Changed, { seller }: CheckoutRow): boolean =>
  demandsOf(fields, {
    ...of,
    allowsTrialWithoutCard: seller.subscription_settings.allow_trial_without_card,
  }).isFormRequired;

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
