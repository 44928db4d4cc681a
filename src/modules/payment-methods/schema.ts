import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";

export const CardDetails = z.object({
  brand: z.string().meta({ example: "visa" }),
  last4: z.string().meta({ example: "4242" }),
  exp_month: z.int().meta({ example: 12 }),
  exp_year: z.int().meta({ example: 2030 }),
});
export type CardDetails = z.output<typeof CardDetails>;

export const PaymentMethod = z
  .object({
    id: Id,
    created_at: Instant,
    modified_at: Instant.nullable(),
    processor: z.literal("stripe"),
    customer_id: Id,
    type: z.string().meta({ example: "card" }),
    method_metadata: CardDetails.nullable().meta({ description: "Of a card. Null for anything else." }),
    is_default: z.boolean().meta({ description: "Charged for every subscription that names no other." }),
    expires_at: Instant.nullable().meta({ description: "When a card is no longer valid." }),
  })
  .meta({ id: "PaymentMethod" });
export type PaymentMethod = z.output<typeof PaymentMethod>;

const setDefault = z.boolean().default(false).meta({
  description: "Whether it becomes the default. The first one does in any case.",
});

export const PaymentMethodCreate = z
  .strictObject({
    confirmation_token_id: z.string().min(1).max(200).meta({
      description: "What Stripe.js made of the card form.",
      example: "ctoken_1Q2w3E4r",
    }),
    set_default: setDefault,
    return_url: z
      .url({ protocol: /^https?$/, error: "Not an http(s) address." })
      .max(2_083)
      .meta({
        description: "Where the bank's question leads back to.",
        example: "https://app.example.com/account",
      }),
  })
  .meta({ id: "PaymentMethodCreate" });
export type PaymentMethodCreate = z.output<typeof PaymentMethodCreate>;

export const PaymentMethodConfirm = z
  .strictObject({
    setup_intent_id: z
      .string()
      .regex(/^seti_\w{1,200}$/, "Not the id of a setup intent.")
      .meta({ example: "seti_1Q2w3E4r" }),
    set_default: setDefault,
  })
  .meta({ id: "PaymentMethodConfirm" });
export type PaymentMethodConfirm = z.output<typeof PaymentMethodConfirm>;

/** Kept, or waiting for the customer to answer their bank. */
export const PaymentMethodAdded = z
  .discriminatedUnion("status", [
    z.object({ status: z.literal("succeeded"), payment_method: PaymentMethod }),
    z.object({
      status: z.literal("requires_action"),
      client_secret: z
        .string()
        .meta({ description: "For Stripe.js `handleNextAction`; then confirm with its setup intent." }),
    }),
  ])
  .meta({ id: "PaymentMethodAdded" });
export type PaymentMethodAdded = z.output<typeof PaymentMethodAdded>;
