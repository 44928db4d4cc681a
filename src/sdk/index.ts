export type { RedisClient } from "./client.ts";
export { CreditsSDK } from "./credits-sdk.ts";
export {
  BalanceVerificationError,
  CrossSlotError,
  InsufficientCreditsError,
  PricingConfigError,
  TransactionError,
  type TransactionErrorCode,
} from "./errors.ts";
export {
  type AccountState,
  calculateBalanceFromTransactions,
  emptyState,
  foldTransactions,
  type HoldState,
} from "./fold.ts";
export type { Archive, History, HistoryOptions } from "./history.ts";
export type { KeyOptions } from "./keys.ts";
export type { LedgerOptions, OperationOptions, OperationResult } from "./ledger.ts";
export type { Account, CreditsOptions, GrantOptions, HoldOptions, Priced, RefundOptions } from "./options.ts";
export { PricingEngine } from "./pricing.ts";
export {
  type FeaturePrice,
  FIXED_PRICING,
  type FixedPrice,
  type MeteredPrice,
  PRICING_CONFIG,
  type PricingCatalogue,
} from "./pricing-config.ts";
export type { Meter, RunOptions, RunResult } from "./run.ts";
export {
  type Bucket,
  type BucketAmount,
  bucketOf,
  type GrantReason,
  parseTransaction,
  type Transaction,
  type TransactionType,
} from "./transaction.ts";
export type { Restored, Verification } from "./verify.ts";
