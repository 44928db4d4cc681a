import { SubscriptionSettings } from "./settings-schema";

export { getOrganization } from "./get-organization";
export { listOrganizations } from "./repository";

export { sellerOf } from "./seller-of";

/** How an organization treats its subscriptions, out of its column `settings`; what is not stored has its default. */
export const subscriptionSettingsOf = (settings: unknown) =>
  SubscriptionSettings.parse(
    (settings as { subscription_settings?: unknown } | null)?.subscription_settings ?? {},
  );
