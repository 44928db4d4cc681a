import type { CustomerRole } from "./schema";

type Option = { value: CustomerRole; label: string; description: string };

/** What can be given to somebody, for whoever chooses. The owner comes with the customer. */
export const roleOptions: readonly Option[] = [
  {
    value: "member",
    label: "Member",
    description: "Sees and takes what was bought: keys, files, credits, access.",
  },
  {
    value: "billing_manager",
    label: "Billing manager",
    description: "Also plans, orders, payment methods, billing details and people.",
  },
];

export const roleText = (role: CustomerRole): string =>
  roleOptions.find(({ value }) => value === role)?.label ?? "Owner";
