import type { Ref } from "react";
import type { PaymentFailure } from "../../schema";

/** Where the payment fields send what is typed. `sandboxUrl` null: to Stripe. */
export type PaymentSettings = {
  publishableKey: string;
  sandboxUrl: string | null;
  /** No money moves. */
  isTest: boolean;
  /** Stripe writes a few currencies with two more digits: 100 there, else 1. */
  stripeUnits: number;
};

/** Whom the bank knows the card to belong to; `state` without its country, as `CA`. */
export type BillingDetails = {
  email: string;
  name: string;
  address: Record<"line1" | "line2" | "postal_code" | "city" | "state" | "country", string>;
};

/** `isShown`: the problem stands beside its field already. */
export type TokenMade = { token: string } | { problem: string; isShown: boolean };

/** What the form asks of its payment fields, whoever draws them. */
export type PaymentHandle = {
  /** Shows beside each field what is wrong with it. @returns whether nothing is. */
  check: () => Promise<boolean>;
  /** Puts the cursor where the buyer has to act: the first field that is wrong, else the first. */
  focus: () => void;
  /** Turns what was typed into a confirmation token. */
  makeToken: (billing: BillingDetails) => Promise<TokenMade>;
};

export type PaymentFieldsProps = {
  settings: PaymentSettings;
  /** What is charged now, minor units. */
  amount: number;
  /** Whether the card is kept, to be charged later too. */
  isKept: boolean;
  currency: string;
  /** Why the last payment failed. */
  failure: PaymentFailure | null;
  ref: Ref<PaymentHandle>;
};
