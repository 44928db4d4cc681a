/** The pages of a customer, in the order in which they are shown; whoever names none comes to the first. */
export const portalPages = [
  { path: "overview", name: "Overview" },
  { path: "subscriptions", name: "Plans" },
  { path: "orders", name: "Orders" },
  { path: "credits", name: "Credits" },
  { path: "license-keys", name: "Licence keys" },
  { path: "downloads", name: "Downloads" },
  { path: "benefits", name: "Benefits" },
  { path: "access", name: "Access" },
  { path: "payment-methods", name: "Payment methods" },
  { path: "account", name: "Account" },
] as const;

export type PortalPage = (typeof portalPages)[number]["path"];

/** The page that an address names, as long as it is a customer's own; otherwise the first. */
export const portalPageOf = (given: unknown): PortalPage =>
  (portalPages.find(({ path }) => path === given) ?? portalPages[0]).path;

/** A customer's page. */
export const portalPath = (slug: string, page: PortalPage): string =>
  `/portal/${encodeURIComponent(slug)}/${page}`;

/** Where a customer signs in, and from where they come to `page`. */
export const signInPath = (slug: string, page: PortalPage): string =>
  `/portal/${encodeURIComponent(slug)}/sign-in?page=${page}`;
