import "server-only";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { inOrganization } from "@/server/clock";
import { type Context, type World, world } from "@/server/context";
import { sql } from "@/server/db/sql";
import { PATH_HEADER } from "./page-path";
import type { Role } from "./scopes";
import { currentUser, type SignedInUser } from "./session";

/** The organization of a dashboard page, as much of it as frames and titles need. */
export type PageOrganization = {
  id: string;
  slug: string;
  name: string;
  avatar_url: string | null;
  default_currency: string;
  brand_color: string | null;
};

export type PageContext = {
  ctx: Context;
  user: SignedInUser;
  organization: PageOrganization;
  role: Role;
};

/** Who is signed in, or null; asked once a request, however many parts of the page want to know. */
export const findPageUser = cache(async (): Promise<SignedInUser | null> => currentUser(await headers()));

/** For pages of a signed-in person without an organization. Signed out: to the sign-in page, and back afterwards. */
export const requirePageUser = cache(async (): Promise<{ world: World; user: SignedInUser }> => {
  const user = await findPageUser();
  if (!user) redirect(`/sign-in?next=${encodeURIComponent(await pathOfPage())}`);
  return { world: world(), user };
});

/**
 * For dashboard pages: the context of the organization with this slug, who is signed in, and as what.
 * Signed out: to the sign-in page, and back afterwards. Not a member, or no such organization: not found.
 */
export const requirePageContext = cache(async (organizationSlug: string): Promise<PageContext> => {
  const { world: here, user } = await requirePageUser();
  const [row] = await here.read<PageOrganization & { role: Role }>(sql`
    SELECT o.id, o.slug, o.name, o.avatar_url, o.default_currency, o.brand_color, m.role
    FROM member m JOIN organization o ON o.id = m.organization_id
    WHERE m.user_id = ${user.id}::uuid AND o.slug = ${organizationSlug}`);
  if (!row) notFound();
  const { role, ...organization } = row;
  return { ctx: await inOrganization(here, organization.id), user, organization, role };
});

/** The path and query that the browser asked for; proxy.ts writes it down, because pages are not told. */
async function pathOfPage(): Promise<string> {
  return (await headers()).get(PATH_HEADER) ?? "/dashboard";
}
