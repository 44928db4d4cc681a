import "server-only";
import { DomainError } from "@/lib/errors";
import type { Portal } from "@/modules/customer-sessions";
import { findCustomer } from "@/modules/customers";
import { isDependencyFailure } from "@/server/dependency-failure";
import { confirmPaymentMethod } from "./add-payment-method";
import { listOf } from "./repository";
import { type PaymentMethod, PaymentMethodConfirm } from "./schema";

const LIMIT = 100;

/** The payment methods of a customer as their page shows them, newest first. */
export async function readOwnMethods({ ctx, customerId }: Portal): Promise<PaymentMethod[]> {
  const owner = { organization_id: ctx.organizationId, customer_id: customerId };
  const sorting = [{ column: "created_at", descending: true }];
  return (await listOf(ctx.read, owner, { page: 1, limit: LIMIT, sorting })).items;
}

/** Whose card it will be, as far as it is known: the bank looks at it. `state` without its country, as `CA`. */
export async function readBilling({ ctx, customerId }: Portal) {
  const customer = await findCustomer(ctx.read, ctx.organizationId, customerId);
  const address = customer?.billing_address;
  return {
    email: customer?.email ?? "",
    name: customer?.billing_name ?? customer?.name ?? "",
    address: {
      line1: address?.line1 ?? "",
      line2: address?.line2 ?? "",
      postal_code: address?.postal_code ?? "",
      city: address?.city ?? "",
      state: address?.state?.split("-")[1] ?? "",
      country: address?.country ?? "",
    },
  };
}

/** How a card stands whose bank was asked: saved, refused for a reason, or still to be asked. */
export type Finished = "saved" | "unanswered" | { problem: string };

/** Finishes the card that a customer comes back with from their bank; any number of times it is saved once. */
export async function finishSetUp(
  { ctx, customerId }: Portal,
  setupIntentId: string,
  isDefault: boolean,
): Promise<Finished> {
  const input = PaymentMethodConfirm.safeParse({ setup_intent_id: setupIntentId, set_default: isDefault });
  if (!input.success) return { problem: "This link is not complete." };
  try {
    const { status } = await confirmPaymentMethod(ctx, customerId, input.data);
    return status === "succeeded" ? "saved" : "unanswered";
  } catch (error) {
    if (isDependencyFailure(error)) return "unanswered";
    if (error instanceof DomainError) return { problem: error.message };
    throw error;
  }
}
