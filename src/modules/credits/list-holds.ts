import "server-only";
import type { Context } from "@/server/context";
import type { PageOf } from "@/server/http/list";
import { getAccount } from "./customer-account";
import { listHoldRows } from "./hold-repository";
import type { HoldList } from "./list-queries";
import type { CreditHold } from "./schema";

/** The organization's holds as archived, newest first; of one customer where one is named. @throws ResourceNotFound */
export async function listHolds(ctx: Context, request: HoldList): Promise<PageOf<CreditHold>> {
  const isOfOne = request.customer_id !== undefined || request.external_customer_id !== undefined;
  const customer_id = isOfOne ? (await getAccount(ctx, request)).customer_id : undefined;
  return listHoldRows(ctx.read, ctx.organizationId, { ...request, customer_id });
}
