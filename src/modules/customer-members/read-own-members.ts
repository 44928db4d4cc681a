import "server-only";
import type { Portal } from "@/modules/customer-sessions";
import { MOST_MEMBERS } from "./add-member";
import { listMembers } from "./repository";
import { CustomerPortalMember } from "./schema";

/** Everybody who may enter a customer's portal, as they see one another, the owner first. */
export async function readOwnMembers({ ctx, customerId }: Portal): Promise<CustomerPortalMember[]> {
  const sorting = [{ column: "created_at", descending: false }];
  const { items } = await listMembers(ctx.read, customerId, { page: 1, limit: MOST_MEMBERS, sorting });
  return items.map((member) => CustomerPortalMember.parse(member));
}
