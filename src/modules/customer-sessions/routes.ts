import "server-only";
import { merchant } from "@/server/auth/access";
import { route } from "@/server/http/route";
import { createCustomerSession as create } from "./create-customer-session";
import { CustomerSession, CustomerSessionCreate } from "./schema";

export const createCustomerSession = route({
  method: "POST",
  path: "/customer-sessions",
  name: "customerSessions.create",
  summary: "Open a session for a customer, for an hour",
  access: merchant("customer_sessions:write"),
  body: CustomerSessionCreate,
  returns: CustomerSession,
  status: 201,
  answersSecret: true,
  handler: ({ ctx, body, operationId }) => create(ctx, operationId, body),
});

export const customerSessionRoutes = [createCustomerSession];
