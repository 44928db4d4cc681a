/** The customer's page of plans. */
export const plansPath = (slug: string): string => `/portal/${encodeURIComponent(slug)}/subscriptions`;

/** Where a customer changes to another plan; `to` names it already. */
export const changePath = (slug: string, id: string, to?: string): string =>
  `${plansPath(slug)}/${id}/change${to ? `?to=${to}` : ""}`;

/** Where a customer changes the number of seats; `to` names it already. */
export const changeSeatsPath = (slug: string, id: string, to?: number): string =>
  `${plansPath(slug)}/${id}/change-seats${to ? `?to=${to}` : ""}`;

/** Where a customer gives the seats of a plan to people. */
export const seatsPath = (slug: string, id: string): string => `${plansPath(slug)}/${id}/seats`;

/** Where a customer leaves. */
export const cancelPath = (slug: string, id: string): string => `${plansPath(slug)}/${id}/cancel`;
