import { newId } from "@/lib/id";
import { aCustomer } from "../../factories/customer.ts";
import { aCustomerMember, aSessionOf } from "../../factories/customer-member.ts";
import type { Merchant } from "../../factories/organization.ts";
import type { Sample, Sent } from "./sample.ts";

type Body = Record<string, unknown>;

/** A customer of the merchant with somebody in their portal beside them, both known by ids of the merchant's own. */
async function aTeam({ ctx }: Merchant) {
  const customer = await aCustomer(ctx, { external_id: newId() });
  const external_id = newId();
  return {
    customer,
    member: { ...(await aCustomerMember(ctx, { customer_id: customer.id, external_id })), external_id },
  };
}

const sample = (
  params: (team: Awaited<ReturnType<typeof aTeam>>) => Record<string, string>,
  body?: Body,
): Sample => ({
  make: async (merchant): Promise<Sent> => ({ params: params(await aTeam(merchant)), ...(body && { body }) }),
});

const ofCustomer = (body?: Body) => sample(({ customer }) => ({ id: customer.id }), body);
const ofOne = (body?: Body) =>
  sample(({ customer, member }) => ({ id: customer.id, member_id: member.id }), body);
const ofExternal = (body?: Body) =>
  sample(({ customer }) => ({ external_id: customer.external_id ?? "" }), body);
const ofOneExternal = (body?: Body) =>
  sample(
    ({ customer, member }) => ({
      external_id: customer.external_id ?? "",
      member_external_id: member.external_id,
    }),
    body,
  );

/** A request of the customer themselves, about their colleague where one is named in the path. */
const byOwner = (isOfOne: boolean, body?: Body): Sample => ({
  make: async (merchant) => {
    const { customer, member } = await aTeam(merchant);
    const headers = {
      Authorization: `Bearer ${await aSessionOf(merchant.ctx, { customer_id: customer.id })}`,
    };
    return { headers, ...(isOfOne && { params: { id: member.id } }), ...(body && { body }) };
  },
});

const somebody = { email: "grace@example.com", name: "Grace" };

export const customerMembers: Record<string, Sample> = {
  "customerMembers.list": ofCustomer(),
  "customerMembers.create": ofCustomer(somebody),
  "customerMembers.get": ofOne(),
  "customerMembers.update": ofOne({ role: "billing_manager" }),
  "customerMembers.delete": ofOne(),
  "customerMembers.listExternal": ofExternal(),
  "customerMembers.createExternal": ofExternal(somebody),
  "customerMembers.getExternal": ofOneExternal(),
  "customerMembers.updateExternal": ofOneExternal({ name: "Grace" }),
  "customerMembers.deleteExternal": ofOneExternal(),
  "customerPortal.listMembers": byOwner(false),
  "customerPortal.addMember": byOwner(false, somebody),
  "customerPortal.updateMember": byOwner(true, { role: "billing_manager" }),
  "customerPortal.removeMember": byOwner(true),
};
