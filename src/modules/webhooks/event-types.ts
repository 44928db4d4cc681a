const ofPolar = [
  "checkout.created",
  "checkout.updated",
  "checkout.expired",
  "customer.created",
  "customer.updated",
  "customer.deleted",
  "customer.state_changed",
  "customer_seat.assigned",
  "customer_seat.claimed",
  "customer_seat.revoked",
  "member.created",
  "member.updated",
  "member.deleted",
  "order.created",
  "order.updated",
  "order.paid",
  "order.refunded",
  "subscription.created",
  "subscription.updated",
  "subscription.active",
  "subscription.canceled",
  "subscription.uncanceled",
  "subscription.revoked",
  "subscription.past_due",
  "subscription.paused",
  "subscription.resumed",
  "refund.created",
  "refund.updated",
  "product.created",
  "product.updated",
  "benefit.created",
  "benefit.updated",
  "benefit_grant.created",
  "benefit_grant.cycled",
  "benefit_grant.updated",
  "benefit_grant.revoked",
  "organization.updated",
] as const;

/** Older names of `benefit_grant.created` and `benefit_grant.revoked`. */
const older = ["benefit.granted", "benefit.revoked"] as const;

const ours = [
  "organization.created",
  "organization_member.created",
  "organization_member.updated",
  "organization_member.deleted",
  "organization_invitation.created",
  "organization_invitation.updated",
  "organization_invitation.accepted",
  "organization_invitation.deleted",
  "discount.created",
  "discount.updated",
  "discount.deleted",
  "dispute.created",
  "dispute.updated",
  "credits.granted",
  "credits.deducted",
  "credits.low",
  "credits.exhausted",
  "credits.expiring",
  "credits.uncollected",
] as const;

/** Every type that an endpoint can ask for: those that Polar's clients know, two older names of theirs, and ours. */
export const eventTypes = [...ofPolar, ...older, ...ours] as const;

/** What an endpoint is told when it is tried out, whatever it asks for. Its object is the endpoint. */
export const TEST_TYPE = "webhook.test";

declare module "@/server/events/outbox" {
  interface EventNames extends Record<(typeof eventTypes)[number] | typeof TEST_TYPE, true> {}
}
