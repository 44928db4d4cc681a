/** Every scope: `noun:read` or `noun:write`. An access token holds a list of them. */
export const scopes = [
  "organizations:read",
  "organizations:write",
  "members:read",
  "members:write",
  "products:read",
  "products:write",
  "benefits:read",
  "benefits:write",
  "license_keys:read",
  "license_keys:write",
  "discounts:read",
  "discounts:write",
  "files:read",
  "files:write",
  "customers:read",
  "customers:write",
  "customer_sessions:write",
  "customer_seats:read",
  "customer_seats:write",
  "checkouts:read",
  "checkouts:write",
  "checkout_links:read",
  "checkout_links:write",
  "custom_fields:read",
  "custom_fields:write",
  "subscriptions:read",
  "subscriptions:write",
  "orders:read",
  "orders:write",
  "payments:read",
  "refunds:read",
  "refunds:write",
  "disputes:read",
  "disputes:write",
  "journal:read",
  "credits:read",
  "credits:write",
  "test_clock:read",
  "test_clock:write",
  "metrics:read",
  "metrics:write",
  "events:read",
  "webhooks:read",
  "webhooks:write",
  "access_tokens:read",
  "access_tokens:write",
  "audit_log:read",
] as const;

export type Scope = (typeof scopes)[number];
export type Role = "owner" | "admin" | "member";

const forAdmins: readonly Scope[] = [
  "organizations:write",
  "members:write",
  "access_tokens:write",
  "access_tokens:read",
  "webhooks:write",
  "webhooks:read",
  "audit_log:read",
];

/** What a member of this role may do in the dashboard: all but administration for a plain member. */
export const scopesOf = (role: Role): readonly Scope[] =>
  role === "member" ? scopes.filter((scope) => !forAdmins.includes(scope)) : scopes;
