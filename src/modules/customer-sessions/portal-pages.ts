import type { PortalRight } from "@/lib/portal-rights";

/** The pages of a customer, with what it takes to see each, in the order in which they are shown; whoever names none comes to the first. */
export const portalPages = [
  { path: "overview", right: "use", name: "Overview" },
  { path: "subscriptions", right: "manage", name: "Plans" },
  { path: "orders", right: "manage", name: "Orders" },
  { path: "credits", right: "use", name: "Credits" },
  { path: "license-keys", right: "use", name: "Licence keys" },
  { path: "downloads", right: "use", name: "Downloads" },
  { path: "benefits", right: "use", name: "Benefits" },
  { path: "access", right: "use", name: "Access" },
  { path: "payment-methods", right: "manage", name: "Payment methods" },
  { path: "members", right: "manage", name: "People" },
  { path: "account", right: "manage", name: "Account" },
] as const satisfies readonly { path: string; right: PortalRight; name: string }[];

export type PortalPage = (typeof portalPages)[number]["path"];

/** What it takes to see a page. */
export const rightOfPage = (page: PortalPage): PortalRight =>
  (portalPages.find(({ path }) => path === page) ?? portalPages[0]).right;

/** The page that an address names, as long as it is a customer's own; otherwise the first. */
export const portalPageOf = (given: unknown): PortalPage =>
  (portalPages.find(({ path }) => path === given) ?? portalPages[0]).path;

/** A customer's page. */
export const portalPath = (slug: string, page: PortalPage): string =>
  `/portal/${encodeURIComponent(slug)}/${page}`;

/** Where a customer signs in, and from where they come to `page`. */
export const signInPath = (slug: string, page: PortalPage): string =>
  `/portal/${encodeURIComponent(slug)}/sign-in?page=${page}`;
