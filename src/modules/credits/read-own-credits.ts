import "server-only";
import type { z } from "zod";
import { pageOf } from "@/lib/page";
import type { Context } from "@/server/context";
import { CustomerCreditBalance, CustomerCreditTransaction } from "./customer-schema";
import { getBalance } from "./get-balance";
import { listTransactions } from "./list-transactions";

const History = pageOf(CustomerCreditTransaction);

/** A customer's credits as they see them, with a page of their history: nothing of the merchant's own is in it. */
export type OwnCredits = { account: CustomerCreditBalance; history: z.output<typeof History> };

const LIMIT = 20;

/** What a customer sees of their credits at this instant; `page` of the history counts from 1. @throws LedgerDamaged, ServiceUnavailable */
export async function readOwnCredits(ctx: Context, customer_id: string, page: number): Promise<OwnCredits> {
  const sorting = [{ column: "created_at", descending: true }];
  const [account, history] = await Promise.all([
    getBalance(ctx, { customer_id }),
    listTransactions(ctx, { customer_id, page, limit: LIMIT, sorting }),
  ]);
  return { account: CustomerCreditBalance.parse(account), history: History.parse(history) };
}
