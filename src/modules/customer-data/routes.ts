import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { LedgerDamaged } from "@/modules/credits/errors";
import { customer, ownCustomerId } from "@/server/auth/access";
import { route } from "@/server/http/route";
import { exportOwnData } from "./export-own-data";
import { CustomerData } from "./schema";

export const exportCustomerData = route({
  method: "GET",
  path: "/customer-portal/customers/me/export",
  name: "customerPortal.exportData",
  summary: "Get all that there is of oneself",
  access: customer("own"),
  returns: CustomerData,
  errors: [ResourceNotFound, LedgerDamaged],
  handler: ({ ctx, subject }) => exportOwnData(ctx, ownCustomerId(subject)),
});

export const customerDataRoutes = [exportCustomerData];
