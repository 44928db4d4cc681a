import type { Read } from "@/server/db/sql";
import { findCustomerBy } from "./repository";
import type { Customer } from "./schema";

export { changeEmail } from "./change-email";
export { findOrCreateCustomer } from "./find-or-create-customer";
export { getCustomer } from "./get-customer";
export { getPortalCustomer } from "./get-portal-customer";
export { giveEmail } from "./give-email";
export { toPortalCustomer } from "./portal-view";
export { type CustomerKey, lockCustomer, whereCustomer } from "./repository";
export { findStripeCustomer, setStripeCustomer } from "./stripe-customer";
export { verifyEmail } from "./verify-email";
export { type CustomerRow, toCustomer, toOrderCustomer } from "./view";

export const findCustomer = (read: Read, organizationId: string, id: string): Promise<Customer | null> =>
  findCustomerBy(read, organizationId, { id });

export const findCustomerByExternalId = (
  read: Read,
  organizationId: string,
  externalId: string,
): Promise<Customer | null> => findCustomerBy(read, organizationId, { externalId });

/** Without regard to case. */
export const findCustomerByEmail = (
  read: Read,
  organizationId: string,
  email: string,
): Promise<Customer | null> => findCustomerBy(read, organizationId, { email });
