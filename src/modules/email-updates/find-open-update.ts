import "server-only";
import { hashOf } from "@/server/auth/token";
import { world } from "@/server/context";
import { type EmailUpdate, findUpdateByToken } from "./repository";

/** What the page of a link shows; null where the link is spent, or another organization's. */
export async function findOpenUpdate(organizationId: string, token: string): Promise<EmailUpdate | null> {
  const { read, realNow } = world();
  const update = await findUpdateByToken(read, hashOf(token), realNow);
  return update?.organization_id === organizationId ? update : null;
}
