import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { World } from "@/server/context";
import { findOrganization } from "./repository";
import type { Organization } from "./schema";

/** One organization, for whoever was let to it. @throws ResourceNotFound */
export async function getOrganization({ read }: Pick<World, "read">, id: string): Promise<Organization> {
  const organization = await findOrganization(read, id);
  if (!organization) throw new ResourceNotFound();
  return organization;
}
