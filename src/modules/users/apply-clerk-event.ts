import "server-only";
import type { WebhookEvent } from "@clerk/backend/webhooks";
import { leaveOrganizations } from "@/modules/members";
import { profileOf, putClerkUser } from "@/server/auth/clerk-users";
import type { World } from "@/server/context";
import { transaction } from "@/server/db/transaction";

/**
 * Follows what Clerk says of its users. Each message may come twice, and late; messages about anything else are let go.
 * A user whom Clerk deletes is deleted here, with their memberships; what they made stays their organizations'.
 */
export async function applyClerkEvent(world: Pick<World, "db">, event: WebhookEvent): Promise<void> {
  if (event.type === "user.created" || event.type === "user.updated") {
    const profile = profileOf(event.data);
    if (profile) await putClerkUser(world, profile);
  }
  if (event.type === "user.deleted" && event.data.id) await deleteClerkUser(world, event.data.id);
}

const deleteClerkUser = ({ db }: Pick<World, "db">, clerkId: string): Promise<void> =>
  transaction(db, async (tx) => {
    await tx.clerk_deletion.createMany({ data: { clerk_id: clerkId }, skipDuplicates: true });
    const user = await tx.user.findUnique({ where: { clerk_id: clerkId }, select: { id: true } });
    if (!user) return;
    await leaveOrganizations(tx, user.id);
    await tx.user.delete({ where: { id: user.id } });
  });
