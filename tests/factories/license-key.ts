import { newId } from "@/lib/id";
import { getLicenseKey } from "@/modules/license-keys/get-license-key";
import { grantLicenseKey } from "@/modules/license-keys/grant-license-key";
import type { LicenseKeyTerms, LicenseKeyWithActivations } from "@/modules/license-keys/schema";
import type { Context } from "@/server/context";
import { aBenefitOf } from "./benefit.ts";
import { aCustomer } from "./customer.ts";

const without = { prefix: null, expires: null, activations: null, limit_usage: null, offline_days: null };

/** A key of a customer, as a grant makes it: with three activations and no other limit, unless named otherwise. */
export async function aLicenseKey(
  ctx: Context,
  named: Partial<LicenseKeyTerms> = {},
  customerId?: string,
): Promise<LicenseKeyWithActivations> {
  const activations = { limit: 3, enable_customer_admin: true };
  const properties = { ...without, prefix: "ACME", activations, ...named };
  const benefit = await aBenefitOf(ctx, { type: "license_keys", description: "Licence", properties });
  const grant = {
    id: newId(),
    organization_id: ctx.organizationId,
    customer_id: customerId ?? (await aCustomer(ctx)).id,
    benefit_id: benefit.id,
  };
  const terms = { type: "license_keys", ...properties };
  await ctx.db.benefit_grant.create({
    data: { ...grant, state: "granted", granted_at: ctx.now, terms },
  });
  await ctx.db.$transaction((tx) => grantLicenseKey(tx, grant, properties, ctx.now));
  const { id } = await ctx.db.license_key.findUniqueOrThrow({ where: { benefit_grant_id: grant.id } });
  return getLicenseKey(ctx, { id });
}
