import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { soldProducts } from "@/modules/orders";
import { getOrganization, sellerOf } from "@/modules/organizations";
import { listProducts } from "@/modules/products";
import type { World } from "@/server/context";
import { findOrganizationId } from "./repository";
import type { PortalOrganizationData } from "./schema";

const LIMIT = 100;

/** What anybody may know of an organization: who it is, and a hundred of what it sells to everybody, by name. @throws ResourceNotFound */
export async function readPortalOrganization(
  { read }: Pick<World, "read">,
  slug: string,
): Promise<PortalOrganizationData> {
  const id = await findOrganizationId(read, slug);
  if (!id) throw new ResourceNotFound();
  const [organization, { items }] = await Promise.all([
    getOrganization({ read }, id),
    listProducts(read, id, {
      page: 1,
      limit: LIMIT,
      sorting: [{ column: "name", descending: false }],
      is_archived: false,
      visibility: ["public"],
    }),
  ]);
  const { member_model_enabled, checkout_localization_enabled } = organization.feature_settings;
  return {
    organization: {
      ...sellerOf(organization),
      organization_features: { member_model_enabled, checkout_localization_enabled },
    },
    products: await soldProducts(
      read,
      id,
      items.map((product) => product.id),
    ),
  };
}
