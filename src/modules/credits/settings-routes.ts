import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { merchant } from "@/server/auth/access";
import { route } from "@/server/http/route";
import { LedgerDamaged, PricingConfigError } from "./errors";
import { getPricing, replacePricing } from "./pricing";
import { CreditBalance } from "./schema";
import { setThreshold } from "./set-threshold";
import { findSettings } from "./settings-repository";
import {
  CreditPricing,
  CreditPricingUpdate,
  CreditSettings,
  CreditSettingsUpdate,
  CreditThreshold,
} from "./settings-schema";
import { updateSettings } from "./update-settings";

export const getCreditPricing = route({
  method: "GET",
  path: "/credits/pricing",
  name: "credits.pricing",
  summary: "Get what each feature costs",
  access: merchant("credits:read"),
  returns: CreditPricing,
  handler: ({ ctx }) => getPricing(ctx),
});

export const replaceCreditPricing = route({
  method: "PUT",
  path: "/credits/pricing",
  name: "credits.replacePricing",
  summary: "Replace what each feature costs",
  access: merchant("credits:write"),
  body: CreditPricingUpdate,
  returns: CreditPricing,
  errors: [PricingConfigError],
  handler: ({ ctx, body }) => replacePricing(ctx, body),
});

export const getCreditSettings = route({
  method: "GET",
  path: "/credits/settings",
  name: "credits.settings",
  summary: "Get thresholds, events and the grace allowance",
  access: merchant("credits:read"),
  returns: CreditSettings,
  handler: ({ ctx }) => findSettings(ctx.read, ctx.organizationId),
});

export const updateCreditSettings = route({
  method: "PATCH",
  path: "/credits/settings",
  name: "credits.updateSettings",
  summary: "Change thresholds, events and the grace allowance",
  access: merchant("credits:write"),
  body: CreditSettingsUpdate,
  returns: CreditSettings,
  handler: ({ ctx, body }) => updateSettings(ctx, body),
});

export const setCreditThreshold = route({
  method: "PUT",
  path: "/credits/threshold",
  name: "credits.setThreshold",
  summary: "Set from which balance on credits.low is told of a customer",
  access: merchant("credits:write"),
  body: CreditThreshold,
  returns: CreditBalance,
  errors: [ResourceNotFound, LedgerDamaged],
  handler: ({ ctx, body }) => setThreshold(ctx, body),
});

export const settingsRoutes = [
  getCreditPricing,
  replaceCreditPricing,
  getCreditSettings,
  updateCreditSettings,
  setCreditThreshold,
];
