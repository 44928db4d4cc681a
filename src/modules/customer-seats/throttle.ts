import "server-only";
import { count } from "@/server/auth/count";
import { limits } from "@/server/auth/limits";
import type { Context, World } from "@/server/context";
import type { Buyer } from "./buyer";

/**
 * Counts an invitation: against its address, so that nobody's mailbox is filled, and against the customer who gives it, so that no buyer of a seat writes to the world.
 * @throws TooManyRequests, ServiceUnavailable
 */
export async function throttleInvitation(ctx: Context, email: string, by: Buyer | null): Promise<void> {
  const { organizationId } = ctx;
  if (by) await count(ctx, "seat-invitations", limits.seatInvitations, by.customerId);
  await count(ctx, "seat-invitation", limits.portalMail, `${organizationId}:${email.toLowerCase()}`);
}

/** Counts whoever sends the token of an invitation, before anything is looked up. @throws TooManyRequests, ServiceUnavailable */
export const throttleClaim = async (world: Pick<World, "redis">, address: string): Promise<void> => {
  await count(world, "seat-claim", limits.portalCode, address);
};
