import { mayInPortal } from "@/lib/portal-rights";
import { connectInPortal } from "@/modules/connections/connect-in-portal";
import { Platform } from "@/modules/connections/schema";
import { findPortalPage } from "@/modules/customer-sessions/portal-page";
import { portalPath, signInPath } from "@/modules/customer-sessions/portal-pages";

type Context = { params: Promise<{ organization: string; platform: string }> };

/** Off to the service, and back from it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { organization, platform } = await params;
  const portal = await findPortalPage(organization);
  const known = Platform.safeParse(platform);
  if (!portal || !known.success)
    return new Response(null, { status: 303, headers: { Location: signInPath(organization, "access") } });
  if (!mayInPortal(portal.member.role, "manage"))
    return new Response(null, { status: 303, headers: { Location: portalPath(organization, "access") } });
  return connectInPortal(request, portal, known.data, portalPath(organization, "access"));
}
