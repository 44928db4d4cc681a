import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { customer, ownCustomerId } from "@/server/auth/access";
import { anyOf, listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { CustomerCreditBalance, CustomerCreditTransaction, CustomerMeter } from "./customer-schema";
import { LedgerDamaged } from "./errors";
import { findOwnMeter, getOwnMeter } from "./find-own-meter";
import { getBalance } from "./get-balance";
import { listTransactions } from "./list-transactions";
import { CreditTransactionType } from "./schema";

export const getOwnCreditBalance = route({
  method: "GET",
  path: "/customer-portal/credits/balance",
  name: "customerPortal.creditBalance",
  summary: "Get one's own credits, by grant, and what is held",
  access: customer("use"),
  returns: CustomerCreditBalance,
  errors: [LedgerDamaged],
  handler: ({ ctx, subject }) => getBalance(ctx, { customer_id: ownCustomerId(subject) }),
});

export const listOwnCreditTransactions = route({
  method: "GET",
  path: "/customer-portal/credits/transactions",
  name: "customerPortal.creditTransactions",
  summary: "List what happened to one's own credits, up to now",
  access: customer("use"),
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

export const listOwnMeters = route({
  method: "GET",
  path: "/customer-portal/meters",
  name: "customerPortal.listMeters",
  summary: "List one's own meters: credits, where one ever had any",
  access: customer("use"),
  query: listQuery({
    sorting: [
      "created_at",
      "modified_at",
      "meter_id",
      "meter_name",
      "consumed_units",
      "credited_units",
      "balance",
    ],
    default: "-modified_at",
    filters: {
      meter_id: anyOf(Id),
      query: z.string().max(200).optional().meta({ description: "Part of the meter's name." }),
    },
  }),
  returns: pageOf(CustomerMeter),
  handler: async ({ ctx, subject, query: { meter_id, query = "", page, limit } }) => {
    const meter = await findOwnMeter(ctx, ownCustomerId(subject));
    const isMeant =
      meter !== null &&
      (meter_id?.includes(meter.meter_id) ?? true) &&
      meter.meter.name.toLowerCase().includes(query.toLowerCase());
    const count = isMeant ? 1 : 0;
    return {
      items: isMeant && page === 1 ? [meter] : [],
      pagination: { page, page_size: limit, total_count: count, max_page: count },
    };
  },
});

export const getMeterOfCustomer = route({
  method: "GET",
  path: "/customer-portal/meters/{id}",
  name: "customerPortal.getMeter",
  summary: "Get a meter of one's own",
  access: customer("use"),
  params: z.object({ id: Id }),
  returns: CustomerMeter,
  errors: [ResourceNotFound],
  handler: ({ ctx, subject, params: { id } }) => getOwnMeter(ctx, ownCustomerId(subject), id),
});

export const customerCreditRoutes = [
  getOwnCreditBalance,
  listOwnCreditTransactions,
  listOwnMeters,
  getMeterOfCustomer,
];
