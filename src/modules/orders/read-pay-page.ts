import "server-only";
import type { Address } from "@/lib/address";
import { progressOf, resumeOrderPayment } from "@/modules/subscriptions";
import type { World } from "@/server/context";
import type { ClientOrder, OrderPaymentConfirmation } from "./client-schema";
import { clientOrder, findLinkedOrder } from "./find-client-order";

/** What the page of an order shows. */
export type PayPage = {
  order: ClientOrder;
  /** Of the payment that its customer has begun and that is not decided. */
  progress: OrderPaymentConfirmation | null;
  /** Whose card it will be, as far as it is known: the bank looks at it. `state` without its country, as `CA`. */
  billing: {
    email: string;
    name: string;
    address: Record<"line1" | "line2" | "postal_code" | "city" | "state" | "country", string>;
  };
};

/** The order of a link, once Stripe was asked what became of the payment under way; null for a link that is not ours. */
export async function readPayPage(world: World, token: string): Promise<PayPage | null> {
  const linked = await findLinkedOrder(world, token);
  if (!linked) return null;
  const isOpen = linked.order.status === "pending";
  const outcome = isOpen ? await resumeOrderPayment(world, linked.order.id) : null;
  const found = outcome && outcome.kind !== "pending" ? await findLinkedOrder(world, token) : linked;
  if (!found) return null;
  const { order, here } = found;
  return {
    order: await clientOrder(here.read, here.organizationId, order),
    progress: outcome?.kind === "pending" ? progressOf(outcome) : null,
    billing: {
      email: order.customer.email ?? "",
      name: order.billing_name ?? order.customer.name ?? "",
      address: linesOf(order.billing_address),
    },
  };
}

const linesOf = (address: Address | null): PayPage["billing"]["address"] => ({
  line1: address?.line1 ?? "",
  line2: address?.line2 ?? "",
  postal_code: address?.postal_code ?? "",
  city: address?.city ?? "",
  state: address?.state?.split("-")[1] ?? "",
  country: address?.country ?? "",
});
