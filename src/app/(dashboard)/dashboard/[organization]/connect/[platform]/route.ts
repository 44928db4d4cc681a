import { notFound } from "next/navigation";
import { scopesOf } from "@/lib/scopes";
import { connectInDashboard } from "@/modules/connections/connect-in-dashboard";
import { Platform } from "@/modules/connections/schema";
import { requirePageContext } from "@/server/auth/page";

type Context = { params: Promise<{ organization: string; platform: string }> };

/** Off to the service, and back from it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { organization, platform } = await params;
  const { ctx, role, user } = await requirePageContext(organization);
  const known = Platform.safeParse(platform);
  if (!known.success || !scopesOf(role).includes("benefits:write")) notFound();
  const home = `/dashboard/${encodeURIComponent(organization)}/settings/connections`;
  return connectInDashboard(request, { ctx, slug: organization, userId: user.id }, known.data, home);
}
