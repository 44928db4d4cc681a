import "server-only";
import { decimalText } from "@/lib/money";
import { invoiceNumber } from "@/modules/orders";
import type { Context } from "@/server/context";
import { type CsvColumn, csvResponse } from "@/server/http/csv";
import { type ExportedEntry, type JournalList, listExported } from "./repository";
import type { Accounts } from "./rules";

const BATCH = 1_000;

const account = (title: string, name: keyof Accounts): CsvColumn<ExportedEntry> => ({
  title,
  value: (entry) => decimalText(entry[name], entry.currency),
});

const columns: CsvColumn<ExportedEntry>[] = [
  { title: "Entry ID", value: ({ id }) => id },
  { title: "Posted At", value: ({ created_at }) => created_at },
  { title: "Kind", value: ({ kind }) => kind },
  { title: "Order Number", value: ({ order_number: number }) => number && invoiceNumber(number) },
  { title: "Order ID", value: ({ order_id }) => order_id },
  { title: "Subject ID", value: ({ subject_id }) => subject_id },
  { title: "Customer ID", value: ({ customer_id }) => customer_id },
  { title: "Currency", value: ({ currency }) => currency },
  account("Receivables", "receivables"),
  account("Stripe Clearing", "stripe_clearing"),
  account("Revenue", "revenue"),
  account("Tax Payable", "tax_payable"),
  account("Refunds", "refunds"),
  account("Customer Balances", "customer_balances"),
  account("Disputes", "disputes"),
];

type Filters = Omit<JournalList, "page" | "limit" | "sorting">;

/** The entries that the filters leave, oldest first, as CSV; amounts as decimals of their currency. Each batch goes on where the last ended. */
export async function exportEntries(ctx: Context, filters: Filters): Promise<Response> {
  async function* batches() {
    let last: ExportedEntry | null = null;
    for (;;) {
      const entries: ExportedEntry[] = await listExported(ctx.read, ctx.organizationId, filters, last, BATCH);
      yield entries;
      last = entries.at(-1) ?? null;
      if (!last || entries.length < BATCH) return;
    }
  }
  return csvResponse("journal.csv", columns, batches());
}
