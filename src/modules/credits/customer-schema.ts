import type { z } from "zod";
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
