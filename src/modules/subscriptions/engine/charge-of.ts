import { newId } from "@/lib/id";
import type { NewPayment } from "@/modules/payments";
import type { BillableRow } from "../row";

/** What Stripe is asked for an order; null where the customer left nothing to charge. Amount in minor units. */
export function chargeOf(
  row: BillableRow,
  orderId: string | null,
  amount: number,
  trigger: NonNullable<NewPayment["trigger"]>,
): NewPayment | null {
  const { means, customer } = row;
  if (!means) return null;
  return {
    id: newId(),
    organization_id: row.organization_id,
    checkout_id: null,
    order_id: orderId,
    customer_id: row.customer_id,
    payment_method_id: means.id,
    trigger,
    amount,
    currency: row.currency,
    request: {
      stripe_payment_method_id: means.stripe_payment_method_id,
      ...(customer.stripe_customer_id && { stripe_customer_id: customer.stripe_customer_id }),
      off_session: true,
      description: `${row.organization.name}: ${row.product_name}`,
    },
  };
}
