import "server-only";
import { publicBenefits } from "@/modules/benefits";
import { getOrganization, sellerOf } from "@/modules/organizations";
import { findProducts } from "@/modules/products";
import type { Product } from "@/modules/products/schema";
import type { Read } from "@/server/db/sql";
import type { CustomerOrder } from "./client-schema";
import type { Order, SoldProduct } from "./schema";

/** Orders of one organization as their customer sees them: without what the merchant keeps for itself. */
export async function customerOrders(
  read: Read,
  organizationId: string,
  orders: readonly Order[],
): Promise<CustomerOrder[]> {
  const ids = [...new Set(orders.flatMap(({ product_id }) => product_id ?? []))];
  const products = await soldProducts(read, organizationId, ids);
  return orders.map((order) => {
    const { metadata, custom_field_data, customer, platform_fee_amount, platform_fee_currency, ...shown } =
      order;
    return {
      ...shown,
      product: products.find(({ id }) => id === order.product_id) ?? null,
      subscription: order.subscription && withoutMetadata(order.subscription),
    };
  });
}

/** Products of one organization as their customers see them, and of whom they are. */
export async function soldProducts(
  read: Read,
  organizationId: string,
  ids: readonly string[],
): Promise<SoldProduct[]> {
  if (ids.length === 0) return [];
  const [organization, products] = await Promise.all([
    getOrganization({ read }, organizationId),
    findProducts(read, organizationId, [...ids]),
  ]);
  const seller = sellerOf(organization);
  return products.map((product) => ({ ...productOf(product), organization: seller }));
}

const productOf = ({ metadata, attached_custom_fields, ...product }: Product) => ({
  ...product,
  benefits: publicBenefits(product.benefits),
});

const withoutMetadata = <T extends { metadata: unknown }>({ metadata, ...rest }: T): Omit<T, "metadata"> =>
  rest;
