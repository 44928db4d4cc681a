import { z } from "zod";
import { Address } from "@/lib/address";

const Party = z.object({
  name: z.string(),
  address: Address.nullable(),
  tax_id: z.string().nullable(),
});
export type Party = z.output<typeof Party>;

/** How an invoice stands. */
export const Standing = z.enum(["open", "paid", "void"]);
export type Standing = z.output<typeof Standing>;

/** Another document that this one tells of. `date` as `2026-03-31`. */
const Reference = z.object({ number: z.string(), date: z.iso.date() });

/**
 * All that an invoice, a receipt or a credit note says, as it was when it was issued; kept, so that the file can be made again to the byte.
 * Amounts are minor units of `currency`, and positive on both: a credit note says what is given back.
 */
export const InvoiceDocument = z.object({
  kind: z.enum(["invoice", "receipt", "credit_note"]),
  number: z.string(),
  date: z.iso.date(),
  /** Of a copy with other billing details: which one it is, counted from the first issue, and when it was made. */
  corrected: z
    .object({
      copy: z.int().min(2),
      date: z.iso.date(),
      /** What differs from the copy before. */
      what: z.enum(["buyer", "standing", "both"]).default("buyer"),
    })
    .nullable(),
  /** What is billed of a subscription; its last day is no longer part of it. */
  period: z.object({ start: z.iso.date(), end: z.iso.date() }).nullable().default(null),
  /** Of a credit note: the invoice whose amount it lowers; of a receipt, the one that was paid. */
  invoice: Reference.nullable(),
  seller: Party.extend({
    email: z.string().nullable(),
    website: z.string().nullable(),
    footer: z.string().nullable(),
  }),
  buyer: Party,
  currency: z.string(),
  lines: z.array(z.object({ label: z.string(), amount: z.int() })),
  /** What the lines add up to, where it is not the net amount; with the tax where `is_tax_included`. */
  subtotal: z.int().nullable(),
  discount: z.int(),
  net: z.int(),
  /** One for each rate. `base` is the net amount that the rate is of. */
  taxes: z.array(z.object({ label: z.string(), base: z.int(), amount: z.int() })),
  total: z.int(),
  is_tax_included: z.boolean(),
  is_reverse_charge: z.boolean(),
  /** What was given back of it before it was issued, tax included. */
  refunded: z.int(),
  /** What the customer's balance adds to the total: negative where it pays of it. */
  applied_balance: z.int().default(0),
  /** Whether it is still to be paid, or will not be any more. */
  standing: Standing.default("paid"),
  /** Of a receipt: `Visa ·· 4242`. */
  paid_with: z.string().nullable().default(null),
});
export type InvoiceDocument = z.output<typeof InvoiceDocument>;
