import "server-only";
import { customer, ownCustomerId } from "@/server/auth/access";
import { anyOf, listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { CustomerCreditBalance, CustomerCreditTransaction } from "./customer-schema";
import { LedgerDamaged } from "./errors";
import { getBalance } from "./get-balance";
import { listTransactions } from "./list-transactions";
import { CreditTransactionType } from "./schema";

export const getOwnCreditBalance = route({
  method: "GET",
  path: "/customer-portal/credits/balance",
  name: "customerPortal.creditBalance",
  summary: "Get one's own credits, by grant, and what is held",
  access: customer(),
  returns: CustomerCreditBalance,
  errors: [LedgerDamaged],
  handler: ({ ctx, subject }) => getBalance(ctx, { customer_id: ownCustomerId(subject) }),
});

export const listOwnCreditTransactions = route({
  method: "GET",
  path: "/customer-portal/credits/transactions",
  name: "customerPortal.creditTransactions",
  summary: "List what happened to one's own credits, up to now",
  access: customer(),
  query: listQuery({
    sorting: ["created_at"],
    default: "-created_at",
    filters: { type: anyOf(CreditTransactionType) },
  }),
  returns: pageOf(CustomerCreditTransaction),
  errors: [LedgerDamaged],
  handler: ({ ctx, subject, query }) =>
    listTransactions(ctx, { ...query, customer_id: ownCustomerId(subject) }),
});

export const customerCreditRoutes = [getOwnCreditBalance, listOwnCreditTransactions];
