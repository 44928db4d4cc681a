import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { BenefitTypeFilter, typeNamed } from "@/modules/benefits/schema";
import { customer, ownCustomerId } from "@/server/auth/access";
import { anyOf, listQuery, pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { chooseAccount } from "./choose-account";
import { CustomerBenefitGrant, CustomerBenefitGrantUpdate } from "./customer-schema";
import { getOwnGrant, listOwnGrants } from "./own-grants";

const path = "/customer-portal/benefit-grants";
const params = z.object({ id: Id });

const query = listQuery({
  sorting: ["created_at", "granted_at", "type", "organization", "product_benefit"],
  default: "-granted_at",
  filters: {
    query: z.string().max(200).optional().meta({ description: "Part of the benefit's description." }),
    type: anyOf(BenefitTypeFilter),
    benefit_id: anyOf(Id),
    checkout_id: anyOf(Id),
    order_id: anyOf(Id),
    subscription_id: anyOf(Id),
    member_id: anyOf(Id),
  },
});

export const listBenefitGrantsOfCustomer = route({
  method: "GET",
  path,
  name: "customerPortal.listBenefitGrants",
  summary: "List what one was granted",
  access: customer("use"),
  query,
  returns: pageOf(CustomerBenefitGrant),
  handler: ({ ctx, subject, query: { type, sorting, ...request } }) =>
    listOwnGrants(ctx, ownCustomerId(subject), {
      ...request,
      type: type?.map(typeNamed),
      // All of them are of one organization; within a product they come as they were granted.
      sorting: sorting
        .filter(({ column }) => column !== "organization")
        .map(({ column, descending }) => ({
          column: column === "product_benefit" ? "granted_at" : column,
          descending,
        })),
    }),
});

export const getBenefitGrantOfCustomer = route({
  method: "GET",
  path: `${path}/{id}`,
  name: "customerPortal.getBenefitGrant",
  summary: "Get one thing that one was granted",
  access: customer("use"),
  params,
  returns: CustomerBenefitGrant,
  errors: [ResourceNotFound],
  handler: ({ ctx, subject, params: { id } }) => getOwnGrant(ctx, ownCustomerId(subject), id),
});

export const updateBenefitGrantOfCustomer = route({
  method: "PATCH",
  path: `${path}/{id}`,
  name: "customerPortal.updateBenefitGrant",
  summary: "Say what a grant of one's own needs to be told",
  access: customer("manage"),
  params,
  body: CustomerBenefitGrantUpdate,
  returns: CustomerBenefitGrant,
  errors: [ResourceNotFound],
  handler: ({ ctx, subject, params: { id }, body }) => chooseAccount(ctx, ownCustomerId(subject), id, body),
});

export const customerBenefitGrantRoutes = [
  listBenefitGrantsOfCustomer,
  getBenefitGrantOfCustomer,
  updateBenefitGrantOfCustomer,
];
