import { openPortal } from "@/modules/customer-sessions/open-portal";

type Context = { params: Promise<{ organization: string }> };

/** Where `customer_portal_url` leads: lets the customer in, and on to their page. */
export const GET = async (request: Request, { params }: Context): Promise<Response> =>
  openPortal(request, (await params).organization);
