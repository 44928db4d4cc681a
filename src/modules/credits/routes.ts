import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { merchant } from "@/server/auth/access";
import { pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { rebuildAccount, verifyAccount } from "./check-account";
import { deductCredits } from "./deduct-credits";
import { InsufficientCredits, LedgerDamaged, PricingConfigError, RefundExceedsTransaction } from "./errors";
import { exportTransactions } from "./export-transactions";
import { getBalance } from "./get-balance";
import { grantCredits } from "./grant-credits";
import { holdRoutes } from "./hold-routes";
import {
  CreditBatch,
  CreditCustomer,
  CreditDeductionCreate,
  CreditGrantCreate,
  CreditRefundCreate,
  CreditTransferCreate,
} from "./input-schema";
import { listGrants } from "./list-grants";
import { CustomerQuery, GrantList, TransactionFilters, TransactionList } from "./list-queries";
import { listTransactions } from "./list-transactions";
import { answerDone } from "./operation";
import { refundCredits } from "./refund-credits";
import { runBatch } from "./run-batch";
import {
  CreditBalance,
  CreditBatchResult,
  CreditDeduction,
  CreditGrant,
  CreditOperation,
  CreditTransaction,
  CreditVerification,
} from "./schema";
import { settingsRoutes } from "./settings-routes";
import { transferCredits } from "./transfer-credits";

export {
  captureCreditHold,
  createCreditHold,
  extendCreditHold,
  getCreditHold,
  listCreditHolds,
  releaseCreditHold,
} from "./hold-routes";
export {
  getCreditPricing,
  getCreditSettings,
  replaceCreditPricing,
  setCreditThreshold,
  updateCreditSettings,
} from "./settings-routes";

const errors = [ResourceNotFound, LedgerDamaged];
const spending = [...errors, InsufficientCredits];

export const getCreditBalance = route({
  method: "GET",
  path: "/credits/balance",
  name: "credits.balance",
  summary: "Get what a customer can spend now, by grant, and what is held",
  access: merchant("credits:read"),
  query: CustomerQuery,
  returns: CreditBalance,
  errors,
  handler: ({ ctx, query }) => getBalance(ctx, query),
});

export const listCreditGrants = route({
  method: "GET",
  path: "/credits/grants",
  name: "credits.listGrants",
  summary: "List grants with what is left of each",
  access: merchant("credits:read"),
  query: GrantList,
  returns: pageOf(CreditGrant),
  errors,
  handler: ({ ctx, query }) => listGrants(ctx, query),
});

export const createCreditGrant = route({
  method: "POST",
  path: "/credits/grants",
  name: "credits.grant",
  summary: "Give a customer credits",
  access: merchant("credits:write"),
  body: CreditGrantCreate,
  returns: CreditOperation,
  status: 201,
  errors,
  remembersOperation: true,
  handler: async ({ ctx, operationId, body, call }) =>
    answerDone(call, await grantCredits(ctx, operationId, body)),
});

export const createCreditDeduction = route({
  method: "POST",
  path: "/credits/deductions",
  name: "credits.deduct",
  summary: "Take credits of a customer, or none where the balance does not cover it",
  access: merchant("credits:write"),
  body: CreditDeductionCreate,
  returns: CreditDeduction,
  status: 201,
  errors: [...spending, PricingConfigError],
  isUsage: true,
  remembersOperation: true,
  handler: async ({ ctx, operationId, body, call }) =>
    answerDone(call, await deductCredits(ctx, operationId, body)),
});

export const listCreditTransactions = route({
  method: "GET",
  path: "/credits/transactions",
  name: "credits.listTransactions",
  summary: "List what happened: of one customer up to now, of all some seconds later",
  access: merchant("credits:read"),
  query: TransactionList,
  returns: pageOf(CreditTransaction),
  errors,
  handler: ({ ctx, query }) => listTransactions(ctx, query),
});

export const exportCreditTransactions = route({
  method: "GET",
  path: "/credits/transactions/export",
  name: "credits.exportTransactions",
  summary: "Export transactions as CSV",
  access: merchant("credits:read"),
  query: TransactionFilters,
  produces: "text/csv",
  errors,
  handler: ({ ctx, query }) => exportTransactions(ctx, query),
});

export const createCreditRefund = route({
  method: "POST",
  path: "/credits/refunds",
  name: "credits.refund",
  summary: "Give back what a deduction or capture took, to the grants it came from",
  access: merchant("credits:write"),
  body: CreditRefundCreate,
  returns: CreditOperation,
  status: 201,
  errors: [...errors, RefundExceedsTransaction],
  remembersOperation: true,
  handler: async ({ ctx, operationId, body, call }) =>
    answerDone(call, await refundCredits(ctx, operationId, body)),
});

export const createCreditTransfer = route({
  method: "POST",
  path: "/credits/transfers",
  name: "credits.transfer",
  summary: "Move credits of a customer to others",
  access: merchant("credits:write"),
  body: CreditTransferCreate,
  returns: CreditOperation,
  status: 201,
  errors: spending,
  remembersOperation: true,
  handler: async ({ ctx, operationId, body, call }) =>
    answerDone(call, await transferCredits(ctx, operationId, body)),
});

export const runCreditBatch = route({
  method: "POST",
  path: "/credits/batch",
  name: "credits.batch",
  summary: "Run up to a hundred operations one after another, each with its own result",
  access: merchant("credits:write"),
  body: CreditBatch,
  returns: CreditBatchResult,
  isUsage: true,
  remembersOperation: true,
  handler: async ({ ctx, operationId, body, call }) =>
    answerDone(call, await runBatch(ctx, operationId, body)),
});

export const verifyCredits = route({
  method: "POST",
  path: "/credits/verify",
  name: "credits.verify",
  summary: "Fold a customer's log and compare it with the balance",
  access: merchant("credits:write"),
  body: CreditCustomer,
  returns: CreditVerification,
  errors,
  handler: ({ ctx, body }) => verifyAccount(ctx, body),
});

export const rebuildCredits = route({
  method: "POST",
  path: "/credits/rebuild",
  name: "credits.rebuild",
  summary: "Write a customer's balance anew from the log",
  access: merchant("credits:write"),
  body: CreditCustomer,
  returns: CreditVerification,
  errors,
  handler: ({ ctx, body }) => rebuildAccount(ctx, body),
});

export const creditRoutes = [
  getCreditBalance,
  listCreditGrants,
  createCreditGrant,
  createCreditDeduction,
  ...holdRoutes,
  listCreditTransactions,
  exportCreditTransactions,
  createCreditRefund,
  createCreditTransfer,
  runCreditBatch,
  verifyCredits,
  rebuildCredits,
  ...settingsRoutes,
];
