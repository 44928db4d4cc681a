import "server-only";
import { anyone, customer, ownCustomerId } from "@/server/auth/access";
import { openRoute, route } from "@/server/http/route";
import { EmailChangeNotAllowed, EmailUpdateLinkSpent } from "./errors";
import { requestEmailUpdate as request } from "./request-email-update";
import {
  CustomerEmailUpdateRequest,
  CustomerEmailUpdateRequested,
  CustomerEmailUpdateVerified,
  CustomerEmailUpdateVerify,
} from "./schema";
import { checkEmailUpdate as check, verifyEmailUpdate as verify } from "./verify-email-update";

const path = "/customer-portal/customers/me/email-update";

export const requestEmailUpdate = route({
  method: "POST",
  path: `${path}/request`,
  name: "customerPortal.requestEmailUpdate",
  summary: "Ask for another e-mail address: a link is mailed there",
  access: customer("own"),
  body: CustomerEmailUpdateRequest,
  returns: CustomerEmailUpdateRequested,
  status: 202,
  errors: [EmailChangeNotAllowed],
  handler: async ({ ctx, subject, body, operationId }) => {
    await request(ctx, operationId, { customerId: ownCustomerId(subject), ...body });
    return { status: "requested" as const };
  },
});

export const checkEmailUpdate = openRoute({
  method: "GET",
  path: `${path}/check`,
  name: "customerPortal.checkEmailUpdate",
  summary: "Whether the link for a new e-mail address still holds",
  access: anyone(),
  query: CustomerEmailUpdateVerify,
  status: 204,
  errors: [EmailUpdateLinkSpent],
  handler: ({ ctx, query: { token } }) => check(ctx, token),
});

export const verifyEmailUpdate = openRoute({
  method: "POST",
  path: `${path}/verify`,
  name: "customerPortal.verifyEmailUpdate",
  summary: "Make the address that the link was mailed to the customer's own",
  access: anyone(),
  body: CustomerEmailUpdateVerify,
  returns: CustomerEmailUpdateVerified,
  errors: [EmailUpdateLinkSpent],
  answersSecret: true,
  handler: async ({ ctx, body }) => ({ token: (await verify(ctx, body.token)).token }),
});

export const emailUpdateRoutes = [requestEmailUpdate, checkEmailUpdate, verifyEmailUpdate];
