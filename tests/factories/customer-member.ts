import { newId } from "@/lib/id";
import { addMember } from "@/modules/customer-members/add-member";
import type { CreateCustomerMember, CustomerMember } from "@/modules/customer-members/schema";
import { createCustomerSession } from "@/modules/customer-sessions/create-customer-session";
import type { Context } from "@/server/context";

type Named = Partial<CreateCustomerMember> & { customer_id: string };

/** Somebody of a customer, with an e-mail that nobody else has, unless named otherwise. */
export function aCustomerMember(ctx: Context, { customer_id, ...named }: Named): Promise<CustomerMember> {
  const id = newId();
  const input = { email: `colleague-${id}@example.com`, role: "member" as const, ...named };
  return addMember(ctx, { id, customer: { id: customer_id }, input });
}

/** The token of a session of a member; without one, of the owner. */
export const aSessionOf = async (ctx: Context, named: { customer_id: string; member_id?: string }) =>
  (await createCustomerSession(ctx, newId(), named)).token;
