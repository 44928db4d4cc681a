import type { Operation } from "./operations";

/**
 * The operations that Polar's official client knows by our names: what it calls the body where path or query come beside it, else null.
 * A contract test makes each call with that client and compares what it sends.
 */
const bodyNames: Record<string, string | null> = {
  "organizations.get": null,
  "organizations.update": "organizationUpdate",
  "products.list": null,
  "products.create": null,
  "products.get": null,
  "products.update": "productUpdate",
  "products.updateBenefits": "productBenefitsUpdate",
  "files.list": null,
  "files.create": null,
  "files.uploaded": "fileUploadCompleted",
  "files.update": "filePatch",
  "files.delete": null,
  "customers.list": null,
  "customers.create": null,
  "customers.get": null,
  "customers.update": "customerUpdate",
  "customers.delete": null,
  "customers.export": null,
  "customers.getExternal": null,
  "customers.updateExternal": "customerUpdateExternalID",
  "customers.deleteExternal": null,
  "customers.listPaymentMethods": null,
  "customers.listPaymentMethodsExternal": null,
  "checkouts.list": null,
  "checkouts.create": null,
  "checkouts.get": null,
  "checkouts.update": "checkoutUpdate",
  "checkouts.clientGet": null,
  "checkouts.clientUpdate": "checkoutUpdatePublic",
  "checkouts.clientConfirm": "checkoutConfirmStripe",
  "subscriptions.list": null,
  "subscriptions.create": null,
  "subscriptions.export": null,
  "subscriptions.get": null,
  "subscriptions.update": "subscriptionUpdate",
  "subscriptions.revoke": null,
  "orders.list": null,
  "orders.get": null,
  "orders.update": "orderUpdate",
  "orders.receipt": null,
  "orders.export": null,
  "payments.list": null,
  "payments.get": null,
  "refunds.list": null,
  "refunds.create": null,
  "disputes.list": null,
  "disputes.get": null,
};

/** One call of the official client: `polar.<group>.<method>(argument)`. */
export type ClientCall = { group: string; method: string; argument: Record<string, unknown> };

type Sent = { params: Record<string, unknown>; query: Record<string, unknown>; body: object | null };

/** How the official client says this request; null where it has no such operation. */
export function clientCallOf({ id }: Operation, { params, query, body }: Sent): ClientCall | null {
  const bodyName = bodyNames[id];
  const [group, method] = id.split(".");
  if (bodyName === undefined || !group || !method) return null;
  const camelBody = body && camel(body);
  const flat = { ...camel(params), ...camel(query) };
  return {
    group,
    method,
    argument: bodyName === null ? { ...flat, ...camelBody } : { ...flat, [bodyName]: camelBody },
  };
}

/** The client's names are in camel case, save those of metadata, which are the merchant's own. */
function camel(value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => {
      const name = key.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
      return [name, key === "metadata" ? inner : camelInside(inner)];
    }),
  );
}

function camelInside(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(camelInside);
  return typeof value === "object" && value !== null ? camel(value) : value;
}
