import "server-only";
import { invalidField } from "@/lib/errors";
import { findMember } from "@/modules/customer-members";
import { findCustomer, findCustomerByExternalId } from "@/modules/customers";
import type { Context } from "@/server/context";
import type { Buyer } from "./buyer";
import { nobodyNamed } from "./errors";
import type { SeatAssign } from "./schema";

/** Who is to have a seat: an address, and the customer who was named, if it was one. */
export type Whom = { email: string; customerId: string | null };

/** A customer whom the merchant names, or a buyer who names themselves: of others they learn nothing. */
async function findNamedCustomer(ctx: Context, input: SeatAssign, by: Buyer | null): Promise<Whom> {
  const { read, organizationId } = ctx;
  const field = input.customer_id ? "customer_id" : "external_customer_id";
  const customer = input.customer_id
    ? await findCustomer(read, organizationId, input.customer_id)
    : await findCustomerByExternalId(read, organizationId, input.external_customer_id ?? "");
  if (!customer || (by && by.customerId !== customer.id)) throw nobodyNamed(field);
  return { email: customer.email, customerId: customer.id };
}

/** One of the people of the customer who pays. */
async function findNamedMember({ read }: Context, buyerId: string, input: SeatAssign): Promise<Whom> {
  const { member_id, external_member_id, email } = input;
  const field = member_id ? "member_id" : "external_member_id";
  const key = member_id ? { id: member_id } : { externalId: external_member_id ?? "" };
  const member = await findMember(read, buyerId, key);
  if (!member) throw nobodyNamed(field);
  if (email && email.toLowerCase() !== member.email.toLowerCase())
    throw invalidField("email", "This is not the address of that member.");
  return { email: member.email, customerId: null };
}

/**
 * Who is to have a seat that `buyerId` pays for. A buyer gives one at once to themselves alone: everybody else shows first that the address is theirs.
 * @throws RequestValidationError
 */
export async function findWhom(
  ctx: Context,
  buyerId: string,
  input: SeatAssign,
  by: Buyer | null,
): Promise<Whom> {
  const whom = await findNamed(ctx, buyerId, input, by);
  if (!by || !input.immediate_claim) return whom;
  const self = await findMember(ctx.read, by.customerId, { id: by.memberId });
  if (self?.email.toLowerCase() !== whom.email.toLowerCase())
    throw invalidField("immediate_claim", "Only your own seat is yours at once. Others are invited.");
  return whom;
}

async function findNamed(ctx: Context, buyerId: string, input: SeatAssign, by: Buyer | null): Promise<Whom> {
  if (input.customer_id || input.external_customer_id) return findNamedCustomer(ctx, input, by);
  if (input.member_id || input.external_member_id) return findNamedMember(ctx, buyerId, input);
  return { email: input.email ?? "", customerId: null };
}
