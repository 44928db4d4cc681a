/** The people of a customer: one owner, whose address is the customer's own, and whoever they let in. */
export const customerRoles = ["owner", "billing_manager", "member"] as const;
export type CustomerRole = (typeof customerRoles)[number];

/**
 * What there is to allow in a customer's portal. `use`: see what was bought and take it. `manage`: whatever costs money, ends something or lets somebody in.
 * `own`: who the customer is, and all of their data. Every endpoint, page and form of a customer names one.
 */
export type PortalRight = "use" | "manage" | "own";

const rightsOf: { readonly [R in CustomerRole]: readonly PortalRight[] } = {
  owner: ["use", "manage", "own"],
  billing_manager: ["use", "manage"],
  member: ["use"],
};

/** Whether somebody of this role may: the one place that says so. */
export const mayInPortal = (role: CustomerRole, right: PortalRight): boolean =>
  rightsOf[role].includes(right);
