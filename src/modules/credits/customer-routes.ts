import "server-only";
import { customer } from "@/server/auth/access";
import { InvalidToken } from "@/server/auth/errors";
import { anyOf, listQuery, pageOf } from "@/server/http/list";
import { type Route, route } from "@/server/http/route";
import { CustomerCreditBalance, CustomerCreditTransaction } from "./customer-schema";
import { LedgerDamaged } from "./errors";
import { getBalance } from "./get-balance";
import { listTransactions } from "./list-transactions";
import { CreditTransactionType } from "./schema";

type Subject = Parameters<Route["spec"]["handler"]>[0]["subject"];

/** The customer whose session it is: nothing that a request says can name another. */
function ownId(subject: Subject): string {
  if (subject.type !== "customer") throw new InvalidToken();
  return subject.customerId;
}

export const getOwnCreditBalance = route({
  method: "GET",
  path: "/customer-portal/credits/balance",
  name: "customerPortal.creditBalance",
  summary: "Get one's own credits, by grant, and what is held",
  access: customer(),
  returns: CustomerCreditBalance,
  errors: [LedgerDamaged],
  handler: ({ ctx, subject }) => getBalance(ctx, { customer_id: ownId(subject) }),
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
  handler: ({ ctx, subject, query }) => listTransactions(ctx, { ...query, customer_id: ownId(subject) }),
});

export const customerCreditRoutes = [getOwnCreditBalance, listOwnCreditTransactions];
