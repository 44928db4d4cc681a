import type { Address } from "@/lib/address";
import type { Metadata } from "@/lib/metadata";
import type { Customer, OrderCustomer } from "./schema";

/** A row of `customer`, as Prisma or a query gives it, or as JSON of the database. */
export type CustomerRow = {
  id: string;
  organization_id: string;
  email: string | null;
  email_verified: boolean;
  external_id: string | null;
  name: string | null;
  billing_name: string | null;
  billing_address: unknown;
  tax_id: string | null;
  tax_id_type: string | null;
  locale: string | null;
  metadata: unknown;
  default_payment_method_id: string | null;
  created_at: Date | string;
  modified_at: Date | string | null;
  deleted_at: Date | string | null;
};

const instant = (value: Date | string | null) => value && new Date(value).toISOString();

/** The customer of an order: whoever is deleted has neither name nor e-mail. The casts are checked JSON of ours. */
export const toOrderCustomer = (row: CustomerRow): OrderCustomer => ({
  id: row.id,
  created_at: new Date(row.created_at).toISOString(),
  modified_at: instant(row.modified_at),
  metadata: row.metadata as Metadata,
  external_id: row.external_id,
  email: row.email,
  email_verified: row.email_verified,
  type: "individual",
  name: row.name,
  billing_name: row.billing_name,
  billing_address: row.billing_address as Address | null,
  tax_id: row.tax_id === null ? null : [row.tax_id, row.tax_id_type],
  locale: row.locale,
  organization_id: row.organization_id,
  default_payment_method_id: row.default_payment_method_id,
  deleted_at: instant(row.deleted_at),
  avatar_url: null,
});

/** A customer who is not deleted, and so has an e-mail. */
export const toCustomer = (row: CustomerRow): Customer => ({
  ...toOrderCustomer(row),
  email: row.email ?? "",
});
