import { z } from "zod";
import { Id } from "@/lib/id";
import { Metadata } from "@/lib/metadata";
import { Instant } from "@/lib/time";
import { CreditGrantReason, Priority } from "./schema";

const MOST = Number.MAX_SAFE_INTEGER;

/** Whole credits, from 1. */
export const Amount = z.int().min(1).max(MOST).meta({ description: "Whole credits, from 1.", example: 10 });

export const customerFields = {
  customer_id: Id.optional(),
  external_customer_id: z.string().min(1).max(255).optional().meta({
    description: "The customer's id in your own system, instead of `customer_id`.",
  }),
};
export type CustomerRef = { customer_id?: string | undefined; external_customer_id?: string | undefined };

/** Exactly one way to name the customer. */
export const namesOne = ({ customer_id, external_customer_id }: CustomerRef) =>
  (customer_id === undefined) !== (external_customer_id === undefined);
export const oneCustomer = {
  error: "Name the customer by customer_id or by external_customer_id.",
  path: ["customer_id"],
};

/** A feature of the catalogue, as it is named there. */
export const Feature = z.string().min(1).max(100).meta({ example: "video" });

const Quantity = z
  .union([z.number().positive(), z.string().regex(/^\d{1,15}(\.\d{1,15})?$/)])
  .meta({ description: "Pieces, or units where the price is metered.", example: 12.4 });

export const costFields = {
  amount: Amount.optional(),
  feature: Feature.optional().meta({ description: "Instead of `amount`: its price is computed." }),
  quantity: Quantity.optional().meta({ description: "Of the feature. Default 1." }),
};
export type Cost = {
  amount?: number | undefined;
  feature?: string | undefined;
  quantity?: number | string | undefined;
};

/** Either credits, or what they are for. */
export const hasOneCost = ({ amount, feature, quantity }: Cost) =>
  (amount === undefined) !== (feature === undefined) && (quantity === undefined || feature !== undefined);
export const oneCost = {
  error: "Give an amount, or a feature and its quantity.",
  path: ["amount"],
};

export const said = {
  description: z.string().max(500).nullish(),
  metadata: Metadata.optional(),
};

const HoldSeconds = z.int().min(1).max(2_592_000).meta({
  description: "How long it lasts, in seconds: at most 30 days.",
  example: 900,
});

const grantFields = {
  ...customerFields,
  amount: Amount,
  reason: CreditGrantReason.default("adjustment"),
  expires_at: Instant.nullish().meta({ description: "When what is left of it ends. Null: never." }),
  priority: Priority.default(500),
  ...said,
};
const deductionFields = { ...customerFields, ...costFields, ...said };
const holdFields = { ...customerFields, ...costFields, ttl_seconds: HoldSeconds.default(900), ...said };
const refundFields = {
  ...customerFields,
  transaction_id: z.string().regex(/^tx_\d{1,15}_[0-9a-z]{1,64}$/, "Not an id of a transaction."),
  amount: Amount.optional().meta({ description: "Default: all that is left of it." }),
  renew_until: Instant.optional().meta({
    description:
      "Credits whose grant has ended meanwhile live on until then. Without it they lapse: they come back and end at once.",
  }),
  ...said,
};
const share = z.strictObject({ ...customerFields, amount: Amount }).refine(namesOne, oneCustomer);
const transferFields = {
  ...customerFields,
  to: z.array(share).min(1).max(100).meta({ description: "Together they are taken from the customer." }),
  ...said,
};

export const CreditGrantCreate = z
  .strictObject(grantFields)
  .refine(namesOne, oneCustomer)
  .meta({ id: "CreditGrantCreate" });
export type CreditGrantCreate = z.output<typeof CreditGrantCreate>;

export const CreditDeductionCreate = z
  .strictObject(deductionFields)
  .refine(namesOne, oneCustomer)
  .refine(hasOneCost, oneCost)
  .meta({ id: "CreditDeductionCreate" });
export type CreditDeductionCreate = z.output<typeof CreditDeductionCreate>;

export const CreditHoldCreate = z
  .strictObject(holdFields)
  .refine(namesOne, oneCustomer)
  .refine(hasOneCost, oneCost)
  .meta({ id: "CreditHoldCreate" });
export type CreditHoldCreate = z.output<typeof CreditHoldCreate>;

export const CreditRefundCreate = z
  .strictObject(refundFields)
  .refine(namesOne, oneCustomer)
  .meta({ id: "CreditRefundCreate" });
export type CreditRefundCreate = z.output<typeof CreditRefundCreate>;

export const CreditTransferCreate = z
  .strictObject(transferFields)
  .refine(namesOne, oneCustomer)
  .meta({ id: "CreditTransferCreate" });
export type CreditTransferCreate = z.output<typeof CreditTransferCreate>;

export const CreditHoldExtend = z
  .strictObject({
    amount: Amount.optional().meta({ description: "Credits more." }),
    ttl_seconds: HoldSeconds.optional().meta({ description: "How long it lasts from now on." }),
    ...said,
  })
  .refine(({ amount, ttl_seconds }) => amount !== undefined || ttl_seconds !== undefined, {
    error: "Give an amount, ttl_seconds or both.",
    path: ["amount"],
  })
  .meta({ id: "CreditHoldExtend" });
export type CreditHoldExtend = z.output<typeof CreditHoldExtend>;

export const CreditHoldCapture = z
  .strictObject({
    amount: z.int().min(0).max(MOST).optional().meta({
      description: "What was used; the rest goes back. Default: all of it, where no feature is named either.",
      example: 7,
    }),
    feature: costFields.feature,
    quantity: costFields.quantity,
    ...said,
  })
  .refine(
    ({ amount, feature, quantity }) =>
      (amount === undefined || feature === undefined) && (quantity === undefined || feature !== undefined),
    oneCost,
  )
  .meta({ id: "CreditHoldCapture" });
export type CreditHoldCapture = z.output<typeof CreditHoldCapture>;

export const CreditHoldRelease = z.strictObject(said).meta({ id: "CreditHoldRelease" });
export type CreditHoldRelease = z.output<typeof CreditHoldRelease>;

export const CreditCustomer = z
  .strictObject(customerFields)
  .refine(namesOne, oneCustomer)
  .meta({ id: "CreditCustomer" });

const ofHold = { hold_id: Id };

/** One of many operations in a request: the body of its own endpoint, with `operation`. */
const Operation = z.discriminatedUnion("operation", [
  z.strictObject({ operation: z.literal("grant"), ...grantFields }).refine(namesOne, oneCustomer),
  z
    .strictObject({ operation: z.literal("deduct"), ...deductionFields })
    .refine(namesOne, oneCustomer)
    .refine(hasOneCost, oneCost),
  z
    .strictObject({ operation: z.literal("hold"), ...holdFields })
    .refine(namesOne, oneCustomer)
    .refine(hasOneCost, oneCost),
  z.strictObject({ operation: z.literal("extend"), ...ofHold, ...CreditHoldExtend.shape }),
  z.strictObject({ operation: z.literal("capture"), ...ofHold, ...CreditHoldCapture.shape }),
  z.strictObject({ operation: z.literal("release"), ...ofHold, ...CreditHoldRelease.shape }),
  z.strictObject({ operation: z.literal("refund"), ...refundFields }).refine(namesOne, oneCustomer),
  z.strictObject({ operation: z.literal("transfer"), ...transferFields }).refine(namesOne, oneCustomer),
]);
export type CreditBatchOperation = z.output<typeof Operation>;

export const CreditBatch = z
  .strictObject({ operations: z.array(Operation).min(1).max(100) })
  .meta({ id: "CreditBatch" });
export type CreditBatch = z.output<typeof CreditBatch>;
