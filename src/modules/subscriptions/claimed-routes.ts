import "server-only";
import { customer, ownCustomerId } from "@/server/auth/access";
import { pageOf, pageQuery } from "@/server/http/list";
import { route } from "@/server/http/route";
import { CustomerSubscription } from "./customer-schema";
import { listClaimed } from "./list-claimed";

export const listClaimedSubscriptions = route({
  method: "GET",
  path: "/customer-portal/seats/subscriptions",
  name: "customerPortal.listClaimedSubscriptions",
  summary: "List the subscriptions in which one has a seat",
  access: customer("use"),
  query: pageQuery({}),
  returns: pageOf(CustomerSubscription),
  handler: ({ ctx, subject, query }) => listClaimed(ctx, ownCustomerId(subject), query),
});

export const claimedSubscriptionRoutes = [listClaimedSubscriptions];
