import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";
import { anyOf, listQuery } from "@/server/http/list";
import { namesOne, oneCustomer } from "./input-schema";
import { CreditTransactionType } from "./schema";

const customerFilters = {
  customer_id: Id.optional(),
  external_customer_id: z
    .string()
    .min(1)
    .max(255)
    .optional()
    .meta({ description: "Instead of `customer_id`." }),
};

/** One customer, in the query. */
export const CustomerQuery = z.object(customerFilters).refine(namesOne, oneCustomer);

const transactionFilters = {
  ...customerFilters,
  type: anyOf(CreditTransactionType),
  feature: anyOf(z.string().min(1).max(100)),
  from: Instant.optional().meta({ description: "Not before this instant." }),
  to: Instant.optional().meta({ description: "Before this instant." }),
};

/** What a list of transactions can be narrowed to. */
export const TransactionFilters = z.object(transactionFilters);
export type TransactionFilters = z.output<typeof TransactionFilters>;

const newestFirst = { sorting: ["created_at"], default: "-created_at" } as const;

export const TransactionList = listQuery({ ...newestFirst, filters: transactionFilters });
export const GrantList = listQuery({ ...newestFirst, filters: customerFilters });
export const HoldList = listQuery({
  ...newestFirst,
  filters: { ...customerFilters, status: anyOf(z.enum(["open", "captured", "released", "expired"])) },
});
export type HoldList = z.output<typeof HoldList>;
