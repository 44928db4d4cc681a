import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";
import { CreditBalance, CreditTransaction } from "./schema";

/** What a customer sees of their account. */
export const CustomerCreditBalance = CreditBalance.pick({
  customer_id: true,
  balance: true,
  held: true,
  grants: true,
  holds: true,
}).meta({ id: "CustomerCreditBalance" });
export type CustomerCreditBalance = z.output<typeof CustomerCreditBalance>;

/** What a customer sees of a transaction: neither the merchant's metadata nor who else took part in it. */
export const CustomerCreditTransaction = CreditTransaction.pick({
  id: true,
  created_at: true,
  seq: true,
  type: true,
  reason: true,
  amount: true,
  balance: true,
  held: true,
  description: true,
  feature: true,
  quantity: true,
  captured: true,
  refund_of: true,
}).meta({ id: "CustomerCreditTransaction" });
export type CustomerCreditTransaction = z.output<typeof CustomerCreditTransaction>;

const Units = z.int();

/** The one meter that there is: credits, by the names that Polar's clients know. */
export const CustomerMeter = z
  .object({
    id: Id.meta({ description: "The customer's: they have one balance." }),
    created_at: Instant,
    modified_at: Instant.nullable(),
    customer_id: Id,
    meter_id: Id.meta({ description: "The organization's, as in benefits of credits." }),
    consumed_units: Units.meta({
      description: "Credits spent for good, less what was given back, and held now.",
    }),
    credited_units: Units.meta({ description: "`balance` and `consumed_units` together." }),
    balance: Units.meta({ description: "What can be spent at this instant." }),
    meter: z.object({ id: Id, created_at: Instant, modified_at: Instant.nullable(), name: z.string() }),
  })
  .meta({ id: "CustomerCustomerMeter" });
export type CustomerMeter = z.output<typeof CustomerMeter>;
