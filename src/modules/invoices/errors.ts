import { defineError } from "@/lib/errors";

export const MissingInvoiceBillingDetails = defineError("MissingInvoiceBillingDetails", {
  status: 422,
  detail:
    "An invoice needs to whom it is billed: set `billing_name` and `billing_address` of the order first.",
});

export const RefundNotEligibleForCreditNote = defineError("RefundNotEligibleForCreditNote", {
  status: 409,
  detail: "This refund has not succeeded: a credit note tells of money that was given back.",
});

/** Of a signed address: one that we gave out would be good for some minutes. */
export const InvoiceLinkExpired = defineError("InvoiceLinkExpired", {
  status: 403,
  detail: "The address of this file is wrong or has expired. Ask for the invoice again to get a new one.",
});
