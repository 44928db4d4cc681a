import { type CustomerRow, toOrderCustomer } from "@/modules/customers";
import { openKey } from "./key";
import type { LicenseKey, LicenseKeyActivationBase, LicenseKeyStatus } from "./schema";

/** A row of `license_key` with whose it is, and what of. */
export type LicenseKeyRow = {
  id: string;
  organization_id: string;
  customer_id: string;
  benefit_id: string;
  benefit_grant_id: string;
  sealed_key: string;
  display_key: string;
  prefix: string | null;
  status: LicenseKeyStatus;
  limit_activations: number | null;
  activation_count: number;
  enable_customer_admin: boolean;
  usage: number;
  limit_usage: number | null;
  validations: number;
  last_validated_at: Date | null;
  expires_at: Date | null;
  offline_days: number | null;
  created_at: Date;
  modified_at: Date | null;
  customer: CustomerRow;
  benefit_description: string;
};

/** A row of `license_key_activation`, as a query gives it or as JSON of the database. */
export type ActivationRow = {
  id: string;
  license_key_id: string;
  label: string;
  conditions: LicenseKeyActivationBase["meta"];
  meta: LicenseKeyActivationBase["meta"];
  created_at: Date | string;
  modified_at: Date | string | null;
};

const instant = (value: Date | string | null) => value && new Date(value).toISOString();

/** A key as its merchant sees it. */
export const toLicenseKey = (row: LicenseKeyRow): LicenseKey => ({
  id: row.id,
  created_at: row.created_at.toISOString(),
  modified_at: instant(row.modified_at),
  organization_id: row.organization_id,
  customer_id: row.customer_id,
  customer: toOrderCustomer(row.customer),
  benefit_id: row.benefit_id,
  benefit_grant_id: row.benefit_grant_id,
  key: openKey(row.sealed_key),
  display_key: row.display_key,
  status: row.status,
  limit_activations: row.limit_activations,
  activation_count: row.activation_count,
  enable_customer_admin: row.enable_customer_admin,
  usage: row.usage,
  limit_usage: row.limit_usage,
  validations: row.validations,
  last_validated_at: instant(row.last_validated_at),
  expires_at: instant(row.expires_at),
  offline_days: row.offline_days,
  benefit_description: row.benefit_description,
});

/** A key as whoever holds it sees it: of the customer no more than a program needs to say whose it is. */
export function forHolder<T extends LicenseKey>(key: T): T {
  const hidden = { metadata: {}, billing_name: null, billing_address: null, tax_id: null };
  return { ...key, customer: { ...key.customer, ...hidden, default_payment_method_id: null } };
}

export const toActivation = (row: ActivationRow): LicenseKeyActivationBase => ({
  id: row.id,
  license_key_id: row.license_key_id,
  label: row.label,
  meta: row.meta,
  created_at: new Date(row.created_at).toISOString(),
  modified_at: instant(row.modified_at),
});
