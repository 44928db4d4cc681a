import "server-only";
import type { Tx } from "@/server/db/client";
import { listMembershipsIn } from "./repository";
import { tellOfMember } from "./tell";

/** Says that an organization has its first member, whom its making wrote. */
export async function tellOfFounder(tx: Tx, organizationId: string, userId: string): Promise<void> {
  for (const member of await listMembershipsIn(tx, userId, organizationId))
    await tellOfMember(tx, "organization_member.created", member);
}
