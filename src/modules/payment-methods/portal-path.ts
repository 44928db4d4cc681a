/** The customer's page of payment methods. */
export const portalPath = (slug: string): string => `/portal/${encodeURIComponent(slug)}/payment-methods`;

/** Where the bank's question leads back to; the setup is finished there. */
export const finishPath = (slug: string, isDefault: boolean): string =>
  `${portalPath(slug)}?default=${isDefault ? "yes" : "no"}`;
