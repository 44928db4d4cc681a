import "server-only";
import { invalidField } from "@/lib/errors";
import { HOUR_MS } from "@/lib/time";
import { findCustomer, findCustomerByExternalId } from "@/modules/customers";
import { hashOf, newToken } from "@/server/auth/token";
import type { Context } from "@/server/context";
import { env } from "@/server/env";
import { putSession } from "./repository";
import type { CustomerSession, CustomerSessionCreate } from "./schema";

const memberOf = ({ member_id, external_member_id }: CustomerSessionCreate) => {
  if (member_id) return { id: member_id };
  return external_member_id ? { externalId: external_member_id } : null;
};

/**
 * Lets somebody of a customer into the portal for an hour: the member who is named, else the owner. The token stands in this answer and nowhere else. `id` names the
 * session, so that a repeated request makes no second one. @throws RequestValidationError when there is no such customer, or no such member of theirs
 */
export async function createCustomerSession(
  ctx: Context,
  id: string,
  input: CustomerSessionCreate,
): Promise<CustomerSession> {
  const { read, organizationId, realNow: now } = ctx;
  const { customer_id, external_customer_id, return_url = null } = input;
  const customer = customer_id
    ? await findCustomer(read, organizationId, customer_id)
    : await findCustomerByExternalId(read, organizationId, external_customer_id ?? "");
  if (!customer)
    throw invalidField(customer_id ? "customer_id" : "external_customer_id", "There is no such customer.");
  const token = newToken("cst");
  const expires_at = new Date(now.getTime() + HOUR_MS);
  const member = memberOf(input);
  const draft = { id, customer_id: customer.id, member, token_hash: hashOf(token), return_url, expires_at };
  const slug = await putSession(read, organizationId, draft, now);
  if (!slug)
    throw invalidField(input.member_id ? "member_id" : "external_member_id", "There is no such member.");
  return {
    id,
    created_at: now.toISOString(),
    modified_at: null,
    token,
    expires_at: expires_at.toISOString(),
    return_url,
    customer_portal_url: `${env.FLORIN_URL}/portal/${slug}?customer_session_token=${token}`,
    customer_id: customer.id,
    customer,
  };
}
