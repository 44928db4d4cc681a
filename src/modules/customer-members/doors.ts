import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { merchant } from "@/server/auth/access";
import { NotPermitted } from "@/server/auth/errors";
import { pageOf } from "@/server/http/list";
import { MemberList } from "./list-query";
import { CreateCustomerMember, CustomerMember, UpdateCustomerMember } from "./schema";

/** What the doors to a customer's people have in common, whether they are named by our ids or by the merchant's. */
export const doors = {
  list: {
    method: "GET",
    access: merchant("customers:read"),
    query: MemberList,
    returns: pageOf(CustomerMember),
    errors: [ResourceNotFound],
  },
  create: {
    method: "POST",
    access: merchant("customers:write"),
    body: CreateCustomerMember,
    returns: CustomerMember,
    status: 201,
    errors: [ResourceNotFound],
  },
  get: {
    method: "GET",
    access: merchant("customers:read"),
    returns: CustomerMember,
    errors: [ResourceNotFound],
  },
  update: {
    method: "PATCH",
    access: merchant("customers:write"),
    body: UpdateCustomerMember,
    returns: CustomerMember,
    errors: [ResourceNotFound, NotPermitted],
  },
  remove: {
    method: "DELETE",
    access: merchant("customers:write"),
    status: 204,
    errors: [ResourceNotFound, NotPermitted],
  },
} as const;
