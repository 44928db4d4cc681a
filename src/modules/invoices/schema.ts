import { z } from "zod";
import { Instant } from "@/lib/time";

/** Where an issued file is fetched, for a while and without a token. */
export const InvoiceLink = z
  .object({
    url: z.string().meta({ description: "The PDF. Needs no token, and holds until `expires_at`." }),
    expires_at: Instant,
    number: z.string().meta({ example: "FLR-0007" }),
    copy: z.int().meta({ description: "1 as first issued, 2 and on with what has changed since." }),
    issued_at: Instant,
    is_outdated: z.boolean().meta({
      description:
        "The order's billing details were changed since, or it was paid or given up: a POST issues another copy.",
    }),
  })
  .meta({ id: "InvoiceLink" });
export type InvoiceLink = z.output<typeof InvoiceLink>;

/** Where a receipt is fetched. */
export const ReceiptLink = z
  .object({
    url: z.string().meta({ description: "The PDF. Needs no token, and holds until `expires_at`." }),
    expires_at: Instant,
  })
  .meta({ id: "ReceiptLink" });
export type ReceiptLink = z.output<typeof ReceiptLink>;

export const IssuedInvoice = z
  .object({
    number: z.string().meta({ example: "FLR-0007" }),
    copy: z.int().meta({ description: "1 as first issued, 2 and on with what has changed since." }),
    issued_at: Instant,
  })
  .meta({ id: "IssuedInvoice" });
export type IssuedInvoice = z.output<typeof IssuedInvoice>;

export const InvoiceQuery = z.object({
  copy: z.coerce.number().int().min(1).max(10_000).optional().meta({
    description: "An earlier copy; without it, the latest.",
  }),
});
