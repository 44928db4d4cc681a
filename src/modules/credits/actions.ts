"use server";

import type { Subject } from "@/server/auth/access";
import { merchant } from "@/server/auth/access";
import { formAction } from "@/server/http/action";
import { rebuildAccount, verifyAccount } from "./check-account";
import { creditsText } from "./credit-text";
import { deductCredits } from "./deduct-credits";
import {
  AccountForm,
  DeductForm,
  GrantForm,
  PricingForm,
  RefundForm,
  ReleaseForm,
  SettingsForm,
  ThresholdForm,
} from "./forms";
import { grantCredits } from "./grant-credits";
import { replacePricing } from "./pricing";
import { refundCredits } from "./refund-credits";
import { releaseHold } from "./resolve-hold";
import { setThreshold } from "./set-threshold";
import { updateSettings } from "./update-settings";

const writing = merchant("credits:write");

/** Who did it by hand, for the merchant alone: customers are shown no metadata. */
const byHand = (subject: Subject) => ({ metadata: { member: subject.type === "user" ? subject.email : "" } });

export const grantCreditsAction = formAction(
  writing,
  GrantForm,
  (ctx, { operation_id, ...input }, subject) =>
    grantCredits(ctx, operation_id, { ...input, ...byHand(subject) }),
  ({ answer }) => ({ message: `${creditsText(answer.transaction.amount)} granted.` }),
);

export const deductCreditsAction = formAction(
  writing,
  DeductForm,
  (ctx, { operation_id, ...input }, subject) =>
    deductCredits(ctx, operation_id, { ...input, ...byHand(subject) }),
  ({ answer }, { amount }) => ({
    message: answer.transaction
      ? `${creditsText(amount)} deducted.`
      : "The ledger does not answer: the deduction stands under the grace allowance and is settled later.",
  }),
);

export const refundCreditsAction = formAction(
  writing,
  RefundForm,
  (ctx, { operation_id, ...input }, subject) =>
    refundCredits(ctx, operation_id, { ...input, ...byHand(subject) }),
  ({ answer: { transaction } }) => ({
    message:
      transaction.lapsed > 0
        ? `${creditsText(transaction.amount)} given back; ${creditsText(transaction.lapsed)} more had expired meanwhile.`
        : `${creditsText(transaction.amount)} given back.`,
  }),
);

export const releaseHoldAction = formAction(
  writing,
  ReleaseForm,
  (ctx, { operation_id, hold_id }, subject) => releaseHold(ctx, operation_id, hold_id, byHand(subject)),
  ({ answer }) => ({ message: `${creditsText(answer.transaction.amount)} can be spent again.` }),
);

/** Compares; the state's `result` says what was found. */
export const verifyCreditsAction = formAction(
  writing,
  AccountForm,
  (ctx, input) => verifyAccount(ctx, input),
  (result) => ({ result }),
);

/** Repairs; the state's `result` says what was different before. */
export const rebuildCreditsAction = formAction(
  writing,
  AccountForm,
  (ctx, input) => rebuildAccount(ctx, input),
  (result) => ({ message: "The balance is what the log says.", result }),
);

export const setThresholdAction = formAction(
  writing,
  ThresholdForm,
  (ctx, input) => setThreshold(ctx, input),
  () => ({ message: "Saved." }),
);

export const updateCreditSettingsAction = formAction(
  writing,
  SettingsForm,
  (ctx, input) => updateSettings(ctx, input),
  () => ({ message: "Saved." }),
);

export const replacePricingAction = formAction(
  writing,
  PricingForm,
  (ctx, input) => replacePricing(ctx, input),
  () => ({ message: "Prices saved. They hold from now on." }),
);
