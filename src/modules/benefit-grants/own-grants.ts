import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { findAccountNames } from "@/modules/connections";
import { toPortalCustomer } from "@/modules/customers";
import { getOrganization, sellerOf } from "@/modules/organizations";
import type { Context } from "@/server/context";
import type { PageOf } from "@/server/http/list";
import type { CustomerBenefitGrant } from "./customer-schema";
import { type GrantFilters, listGrants } from "./repository";
import type { BenefitGrant } from "./schema";

/** One page of what a customer was granted, as they see it: without what the merchant keeps for itself. */
export async function listOwnGrants(
  ctx: Context,
  customerId: string,
  request: GrantFilters,
): Promise<PageOf<CustomerBenefitGrant>> {
  const [{ items, pagination }, organization, accounts] = await Promise.all([
    listGrants(ctx.read, ctx.organizationId, { ...request, customer_id: [customerId], metadata: undefined }),
    getOrganization(ctx, ctx.organizationId),
    findAccountNames(ctx.read, customerId),
  ]);
  const seller = sellerOf(organization);
  return { items: items.map((grant) => toOwn(grant, { seller, accounts })), pagination };
}

/** @throws ResourceNotFound, for one of another customer too */
export async function getOwnGrant(
  ctx: Context,
  customerId: string,
  id: string,
): Promise<CustomerBenefitGrant> {
  const { items } = await listOwnGrants(ctx, customerId, { id: [id], page: 1, limit: 1, sorting: [] });
  const [grant] = items;
  if (!grant) throw new ResourceNotFound();
  return grant;
}

type Around = {
  seller: ReturnType<typeof sellerOf>;
  accounts: Awaited<ReturnType<typeof findAccountNames>>;
};

function toOwn(grant: BenefitGrant, { seller, accounts }: Around): CustomerBenefitGrant {
  const { attempts, is_parked, member, customer, benefit, ...shown } = grant;
  const { metadata, visibility, visibility_configurable, ...own } = benefit;
  return {
    ...shown,
    customer: toPortalCustomer(customer, accounts),
    benefit: { ...own, properties: propertiesOf(grant), organization: seller },
  };
}

/** Of files those that are delivered; of a note nothing to whom it was taken back from, since it may have changed meanwhile. */
function propertiesOf({
  benefit,
  state,
}: Pick<BenefitGrant, "benefit" | "state">): CustomerBenefitGrant["benefit"]["properties"] {
  const { kind, properties } = benefit;
  if (kind === "custom") return { note: state === "granted" ? properties.note : null };
  if (kind !== "downloadables") return { ...properties };
  const { files, archived } = properties;
  return { ...properties, active_files: files.filter((id) => archived[id] !== true) };
}
