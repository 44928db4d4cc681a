const MILLISECONDS = 12;

/**
 * When a payment was really begun, whatever the organization's test clock showed: its id, a UUIDv7, tells. Stripe's
 * idempotency keys and the buyer's patience know of no other time.
 */
export const beganAt = ({ id }: { id: string }): Date =>
  new Date(Number.parseInt(id.replaceAll("-", "").slice(0, MILLISECONDS), 16));
