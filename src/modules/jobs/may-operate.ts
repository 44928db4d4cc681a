import "server-only";
import { type Role, scopesOf } from "@/server/auth/scopes";
import type { Context } from "@/server/context";
import { type Read, sql } from "@/server/db/sql";

/** The organization whose owners and admins look after the installation: the first one, made by whoever set it up. Null before there is one. */
export async function findOperatingOrganization(read: Read): Promise<string | null> {
  const [first] = await read<{ id: string }>(
    sql`SELECT id FROM organization ORDER BY created_at, id LIMIT 1`,
  );
  return first?.id ?? null;
}

/**
 * Whether somebody of this role looks after the jobs of the installation. They serve all of its organizations, so that only
 * owners and admins of the first one, made by whoever set it up, may see them.
 */
export async function mayOperate(
  { read, organizationId }: Pick<Context, "read" | "organizationId">,
  role: Role,
): Promise<boolean> {
  if (!scopesOf(role).includes("organizations:write")) return false;
  return (await findOperatingOrganization(read)) === organizationId;
}
