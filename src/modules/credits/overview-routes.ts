import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { merchant } from "@/server/auth/access";
import { flag, listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { explainBalance } from "./explain-balance";
import { getCreditSummary as getSummary } from "./get-summary";
import { CustomerQuery } from "./list-queries";
import { listAccounts } from "./overview-repository";
import { CreditAccount, CreditExplanation, CreditSummary, CreditSummaryQuery } from "./overview-schema";

export const getCreditSummary = route({
  method: "GET",
  path: "/credits/summary",
  name: "credits.summary",
  summary: "Get what was sold, spent, expired and is outstanding, by day and feature",
  access: merchant("credits:read"),
  query: CreditSummaryQuery,
  returns: CreditSummary,
  handler: ({ ctx, query }) => getSummary(ctx, query.days),
});

export const listCreditAccounts = route({
  method: "GET",
  path: "/credits/accounts",
  name: "credits.listAccounts",
  summary: "List customers with credits, as they were some seconds ago",
  access: merchant("credits:read"),
  query: listQuery({
    sorting: ["modified_at", "balance"],
    default: "-modified_at",
    filters: {
      query: z
        .string()
        .max(200)
        .optional()
        .meta({ description: "Part of the customer's name or e-mail, or the whole external id." }),
      low: flag.meta({ description: "Only those below their threshold." }),
    },
  }),
  returns: pageOf(CreditAccount),
  handler: ({ ctx, query }) => listAccounts(ctx.read, ctx.organizationId, query),
});

export const explainCreditBalance = route({
  method: "GET",
  path: "/credits/explanation",
  name: "credits.explain",
  summary: "Get what a customer's log comes to, by kind",
  access: merchant("credits:read"),
  query: CustomerQuery,
  returns: CreditExplanation,
  errors: [ResourceNotFound],
  handler: ({ ctx, query }) => explainBalance(ctx, query),
});

export const creditOverviewRoutes = [getCreditSummary, listCreditAccounts, explainCreditBalance];
