import "server-only";
import type { Context } from "@/server/context";
import { type CsvColumn, csvResponse } from "@/server/http/csv";
import { type CustomerFilters, eachCustomer } from "./repository";
import type { Customer } from "./schema";

const columns: readonly CsvColumn<Customer>[] = [
  { title: "ID", value: (customer) => customer.id },
  { title: "External ID", value: (customer) => customer.external_id },
  { title: "Created At", value: (customer) => customer.created_at },
  { title: "Email", value: (customer) => customer.email },
  { title: "Name", value: (customer) => customer.name },
  { title: "Tax ID", value: (customer) => customer.tax_id?.[0] ?? null },
  { title: "Billing Address Line 1", value: ({ billing_address }) => billing_address?.line1 ?? null },
  { title: "Billing Address Line 2", value: ({ billing_address }) => billing_address?.line2 ?? null },
  { title: "Billing Address City", value: ({ billing_address }) => billing_address?.city ?? null },
  { title: "Billing Address State", value: ({ billing_address }) => billing_address?.state ?? null },
  { title: "Billing Address Zip", value: ({ billing_address }) => billing_address?.postal_code ?? null },
  { title: "Billing Address Country", value: ({ billing_address }) => billing_address?.country ?? null },
  { title: "Metadata", value: ({ metadata }) => JSON.stringify(metadata) },
];

/** All customers that the filters leave as CSV, newest first, streamed. */
export const exportCustomers = ({ read, organizationId }: Context, filters: CustomerFilters): Response =>
  csvResponse("customers.csv", columns, eachCustomer(read, organizationId, filters));
