export { archiveNow } from "./archive-now";
export { creditStages } from "./clock-stages";
export { forgetCustomer } from "./customer-account";
export { CustomerCreditBalance, CustomerCreditTransaction } from "./customer-schema";
export { startDrain } from "./drain-worker";

export { getBalance } from "./get-balance";
export { grantPaidCredits } from "./grant-paid-credits";
export { listTransactions } from "./list-transactions";
export { findPaidGrant as findPaidCredits } from "./paid-grant-repository";
export { type ArchivedUnits, archivedUnits, readUnits } from "./read-units";
export { reconcileAll } from "./reconcile-all";
export { takeBackPaidCredits } from "./take-back-paid-credits";
