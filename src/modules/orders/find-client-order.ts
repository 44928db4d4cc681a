import "server-only";
import { getOrganization, sellerOf } from "@/modules/organizations";
import { inOrganization } from "@/server/clock";
import type { Context, World } from "@/server/context";
import type { Read } from "@/server/db/sql";
import { findPaymentStatus, findSavedMeans } from "./client-repository";
import type { ClientOrder } from "./client-schema";
import { customerOrders } from "./customer-view";
import { orderOfPayLink } from "./pay-link";
import { findOrders } from "./repository";
import type { Order } from "./schema";

/** The order of a link that we gave out, with the world as it is in its organization; null for any other link. */
export async function findLinkedOrder(
  world: World,
  token: string,
): Promise<{ order: Order; here: Context } | null> {
  const id = orderOfPayLink(token);
  const [order] = id ? await findOrders(world.read, [id]) : [];
  return order ? { order, here: await inOrganization(world, order.customer.organization_id) } : null;
}

/** An order as whoever has its link sees it. */
export async function clientOrder(read: Read, organizationId: string, order: Order): Promise<ClientOrder> {
  const [[shown], organization, payment_method, payment] = await Promise.all([
    customerOrders(read, organizationId, [order]),
    getOrganization({ read }, organizationId),
    findSavedMeans(read, order.id),
    findPaymentStatus(read, order.id),
  ]);
  if (!shown) throw new Error(`order ${order.id} is gone`);
  return { ...shown, organization: sellerOf(organization), payment_method, payment };
}
