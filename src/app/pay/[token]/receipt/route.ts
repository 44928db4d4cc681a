import { openOrderPaper } from "@/modules/invoices";

type Context = { params: Promise<{ token: string }> };

export const GET = async (_request: Request, { params }: Context): Promise<Response> =>
  openOrderPaper((await params).token, "receipt");
