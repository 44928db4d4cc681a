import { z } from "zod";
import { defineError } from "@/lib/errors";

export const InsufficientCredits = defineError("InsufficientCredits", {
  status: 402,
  detail: "The balance does not cover this. Nothing was taken.",
  details: {
    balance: z.int().meta({ description: "What can be spent now." }),
    required: z.int().meta({ description: "What was asked for." }),
  },
});

export const HoldResolved = defineError("HoldResolved", {
  status: 409,
  detail: "This hold was captured or released already.",
});

export const HoldExpired = defineError("HoldExpired", {
  status: 410,
  detail: "This hold is over: its credits went back when its time ran out.",
});

export const CaptureExceedsHold = defineError("CaptureExceedsHold", {
  status: 409,
  detail: "No more can be captured than is held. Extend the hold first.",
});

export const RefundExceedsTransaction = defineError("RefundExceedsTransaction", {
  status: 409,
  detail: "No more can be given back than the transaction took.",
});

export const LedgerDamaged = defineError("LedgerDamaged", {
  status: 409,
  detail: "Balance, grants and log of this account do not agree. Rebuild it.",
});

/** The price cannot be computed: the feature is unknown, or the quantity makes no sense for it. */
export const PricingConfigError = defineError("PricingConfigError", {
  status: 422,
  detail: "The price cannot be computed: check feature and quantity.",
});
