import { newId } from "@/lib/id";
import { activateKey } from "@/modules/license-keys/activate-key";
import { aLicenseKey } from "../../factories/license-key.ts";
import type { Merchant } from "../../factories/organization.ts";
import type { Shop } from "../../setup/shop.ts";
import { ofOne, type Sample } from "./sample.ts";

/** A key that is activated once, and what a program says of it. */
async function activated({ ctx }: Merchant) {
  const { id, key, customer_id } = await aLicenseKey(ctx, { offline_days: 7 });
  const named = { key, organization_id: ctx.organizationId };
  const { id: activation_id } = await activateKey(ctx, newId(), { ...named, label: "Laptop" });
  return { id, customer_id, activation_id, named };
}

type Activated = Awaited<ReturnType<typeof activated>>;

const byKey = (more: (made: Activated) => object, foreign?: 422): Sample => ({
  make: async (merchant) => {
    const made = await activated(merchant);
    return { body: { ...made.named, ...more(made) } };
  },
  ...(foreign && { foreign }),
});

const ofOwn = (withId: boolean): Sample => ({
  make: async (merchant: Merchant, { api }: Shop) => {
    const { id, customer_id } = await activated(merchant);
    const { body } = await api("POST", "/customer-sessions", { customer_id }, { token: merchant.token });
    return { headers: { Authorization: `Bearer ${body.token}` }, ...(withId && { params: { id } }) };
  },
});

const validated = ({ activation_id }: Activated) => ({ activation_id, increment_usage: 1 });
const label = () => ({ label: "Desktop" });
const given = ({ activation_id }: Activated) => ({ activation_id });

export const licenseKeys: Record<string, Sample> = {
  "licenseKeys.list": {
    make: async (merchant) => activated(merchant).then(() => ({ query: "status=granted" })),
  },
  "licenseKeys.get": ofOne(activated),
  "licenseKeys.update": ofOne(activated, { status: "disabled", limit_usage: null }),
  "licenseKeys.rotate": ofOne(activated),
  "licenseKeys.getActivation": {
    make: async (merchant) => {
      const { id, activation_id } = await activated(merchant);
      return { params: { id, activation_id } };
    },
  },
  "licenseKeys.validate": byKey(validated, 422),
  "licenseKeys.activate": byKey(label, 422),
  "licenseKeys.deactivate": byKey(given, 422),
  "customerPortal.validateLicenseKey": byKey(validated),
  "customerPortal.activateLicenseKey": byKey(label),
  "customerPortal.deactivateLicenseKey": byKey(given),
  "customerPortal.getLicensePublicKeys": {
    make: async ({ id }) => ({ params: { organization_id: id } }),
  },
  "customerPortal.listLicenseKeys": ofOwn(false),
  "customerPortal.getLicenseKey": ofOwn(true),
  "customerPortal.rotateLicenseKey": ofOwn(true),
};
