import { findPortalPage } from "@/modules/customer-sessions/portal-page";
import { portalPath } from "@/modules/customer-sessions/portal-pages";
import { openOwnFile } from "@/modules/downloadables/open-own-file";

type Context = { params: Promise<{ organization: string; id: string }> };

/** Sends the customer to the file; to their list, which says how things are, where they have it no more. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { organization, id } = await params;
  const portal = await findPortalPage(organization);
  const url = portal && (await openOwnFile(portal, id));
  const headers = {
    Location: url ?? portalPath(organization, "downloads"),
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
  };
  return new Response(null, { status: 303, headers });
}
