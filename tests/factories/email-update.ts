import { newId } from "@/lib/id";
import { giveToken } from "@/modules/email-updates/repository";
import { requestEmailUpdate } from "@/modules/email-updates/request-email-update";
import { hashOf, randomBase62 } from "@/server/auth/token";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { aCustomer } from "./customer.ts";

/** The token of a link by which a customer takes a new address, as if its mail had come. */
export async function anOpenEmailUpdate(ctx: Context): Promise<string> {
  const { id: customerId } = await aCustomer(ctx);
  const id = newId();
  const token = randomBase62(40);
  await requestEmailUpdate(ctx, id, { customerId, email: `new-${id}@example.com` });
  await transaction(ctx.db, (tx) => giveToken(tx, id, hashOf(token)));
  return token;
}
