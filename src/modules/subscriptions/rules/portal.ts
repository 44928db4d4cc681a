import type { Organization } from "@/modules/organizations/schema";

/** What customers may do with their subscriptions by themselves. To leave, and to come back before the end, they always may. */
export type PortalRights = { changePlan: boolean; changeSeats: boolean; pause: boolean };

export const portalRightsOf = ({
  allow_customer_updates,
  customer_portal_settings: { subscription },
}: Pick<Organization, "allow_customer_updates" | "customer_portal_settings">): PortalRights => ({
  changePlan: allow_customer_updates && subscription.update_plan,
  changeSeats: allow_customer_updates && subscription.update_seats,
  pause: subscription.pause,
});

/** Whether a customer may give up the change that waits: as they might make it. */
export const mayGiveUp = (rights: PortalRights, waiting: { product_id: string | null } | null): boolean =>
  waiting?.product_id === null ? rights.changeSeats : rights.changePlan;
