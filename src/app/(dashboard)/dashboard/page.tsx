import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { listOrganizations } from "@/modules/organizations";
import { LAST_ORGANIZATION_COOKIE } from "@/modules/organizations/last-organization";
import { requirePageUser } from "@/server/auth/page";

/** Leads to the organization one was at last, else to one's first, else to making one. */
export default async function Dashboard(): Promise<never> {
  const { world, user } = await requirePageUser();
  const { items } = await listOrganizations(
    world.read,
    { userId: user.id },
    { page: 1, limit: 100, sorting: [{ column: "created_at", descending: false }] },
  );
  const last = (await cookies()).get(LAST_ORGANIZATION_COOKIE)?.value;
  const chosen = items.find(({ slug }) => slug === last) ?? items[0];
  redirect(chosen ? `/dashboard/${chosen.slug}` : "/dashboard/new");
}
