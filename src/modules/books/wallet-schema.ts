import { z } from "zod";
import { Id } from "@/lib/id";
import { Currency } from "@/lib/money";
import { Instant } from "@/lib/time";

/** What a customer has with the organization in one currency, as they see it. */
export const CustomerWallet = z
  .object({
    id: Id,
    created_at: Instant,
    modified_at: Instant.nullable(),
    customer_id: Id,
    balance: z.int().meta({
      description:
        "Minor units of the currency. What is there pays the next invoice, as far as it goes; what is negative is added to it.",
      example: 1230,
    }),
    currency: Currency,
  })
  .meta({ id: "CustomerWallet" });
export type CustomerWallet = z.output<typeof CustomerWallet>;
