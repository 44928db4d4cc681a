import { downloadOwnData } from "@/modules/customer-data/download-own-data";

type Context = { params: Promise<{ organization: string }> };

/** The customer's data as a file, by the session of their browser. */
export const GET = async (_: Request, { params }: Context): Promise<Response> =>
  downloadOwnData((await params).organization);
