import "server-only";
import type { Context } from "@/server/context";
import { type CsvColumn, csvResponse } from "@/server/http/csv";
import { getAccount } from "./customer-account";
import type { TransactionFilters } from "./list-queries";
import { eachTransaction } from "./list-transactions";
import type { CreditTransaction } from "./schema";

const columns: readonly CsvColumn<CreditTransaction>[] = [
  { title: "ID", value: (line) => line.id },
  { title: "Created At", value: (line) => line.created_at },
  { title: "Customer ID", value: (line) => line.customer_id },
  { title: "Sequence", value: (line) => line.seq },
  { title: "Type", value: (line) => line.type },
  { title: "Reason", value: (line) => line.reason },
  { title: "Amount", value: (line) => line.amount },
  { title: "Balance", value: (line) => line.balance },
  { title: "Held", value: (line) => line.held },
  { title: "Feature", value: (line) => line.feature },
  { title: "Quantity", value: (line) => line.quantity },
  { title: "Description", value: (line) => line.description },
  { title: "Hold ID", value: (line) => line.hold_id },
  { title: "Refund Of", value: (line) => line.refund_of },
  { title: "Metadata", value: (line) => JSON.stringify(line.metadata) },
];

/** All transactions that the filters leave as CSV, newest first, streamed. @throws ResourceNotFound when the customer is not the organization's */
export async function exportTransactions(ctx: Context, filters: TransactionFilters): Promise<Response> {
  // Once the answer has begun it can no longer say that there is no such customer.
  if (filters.customer_id ?? filters.external_customer_id) await getAccount(ctx, filters);
  return csvResponse("credit-transactions.csv", columns, eachTransaction(ctx, filters));
}
