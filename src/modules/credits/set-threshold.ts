import "server-only";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { getAccount } from "./customer-account";
import { getBalance } from "./get-balance";
import type { CreditBalance } from "./schema";
import { writeThreshold } from "./settings-repository";
import type { CreditThreshold } from "./settings-schema";

/** Sets from which balance on `credits.low` is told of this customer. @throws ResourceNotFound */
export async function setThreshold(ctx: Context, input: CreditThreshold): Promise<CreditBalance> {
  const account = await getAccount(ctx, input);
  await transaction(ctx.db, (tx) => writeThreshold(tx, account, input.low_threshold, ctx.now));
  return getBalance(ctx, { customer_id: account.customer_id });
}
