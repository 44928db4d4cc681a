import type { Merchant } from "../../factories/organization.ts";
import type { Shop } from "../../setup/shop.ts";

/** One valid request for an endpoint. */
export type Sent = {
  /** Values of the path's parameters. */
  params?: Record<string, string>;
  /** What follows the `?`. */
  query?: string;
  body?: Record<string, unknown>;
  /** Who sends it, where it is not the merchant by access token: a user's cookie. */
  headers?: Record<string, string>;
};

/** How the standing cases try one endpoint. */
export type Sample = {
  /** Makes what the endpoint needs in the merchant's organization; each call makes it afresh, so that a request can be sent once. */
  make(merchant: Merchant, shop: Shop): Promise<Sent>;
  /**
   * What the very same request answers to another organization's token: 404 where the path names an object of the merchant,
   * 422 where the body does. Default: 404 with path parameters; without, whatever it answers must tell nothing of the merchant.
   */
  foreign?: 404 | 422;
};

/** A sample that needs nothing but the request itself. */
export const plain = (sent: Sent = {}): Sample => ({ make: async () => sent });

/** A sample whose path names an object that `make` makes. */
export const ofOne = (
  make: (merchant: Merchant, shop: Shop) => Promise<{ id: string }>,
  body?: Record<string, unknown>,
): Sample => ({
  make: async (merchant, shop) => {
    const { id } = await make(merchant, shop);
    return { params: { id }, ...(body && { body }) };
  },
});
