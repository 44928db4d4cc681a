import "server-only";
import { z } from "zod";
import { ResourceNotFound } from "@/lib/errors";
import { Id } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { NotPermitted } from "@/server/auth/errors";
import { pageOf } from "@/server/http/list";
import { route } from "@/server/http/route";
import { addMember } from "./add-member";
import { MemberList } from "./list-query";
import { getMember, listMembersOf } from "./read-members";
import { removeMember } from "./remove-member";
import { CreateCustomerMember, CustomerMember, UpdateCustomerMember } from "./schema";
import { updateMember } from "./update-member";

const path = "/customers/{id}/members";
const ofCustomer = z.object({ id: Id });
const one = z.object({ id: Id, member_id: Id });

type One = z.output<typeof one>;

const named = ({ id, member_id }: One) => ({ customer: { id }, member: { id: member_id } });

export const listCustomerMembers = route({
  method: "GET",
  path,
  name: "customerMembers.list",
  summary: "List the people of a customer",
  access: merchant("customers:read"),
  params: ofCustomer,
  query: MemberList,
  returns: pageOf(CustomerMember),
  errors: [ResourceNotFound],
  handler: ({ ctx, params, query }) => listMembersOf(ctx, params, query),
});

export const createCustomerMember = route({
  method: "POST",
  path,
  name: "customerMembers.create",
  summary: "Let somebody into a customer's portal",
  access: merchant("customers:write"),
  params: ofCustomer,
  body: CreateCustomerMember,
  returns: CustomerMember,
  status: 201,
  errors: [ResourceNotFound],
  handler: ({ ctx, params, body, operationId: id }) => addMember(ctx, { id, customer: params, input: body }),
});

export const getCustomerMember = route({
  method: "GET",
  path: `${path}/{member_id}`,
  name: "customerMembers.get",
  summary: "Get one of a customer's people",
  access: merchant("customers:read"),
  params: one,
  returns: CustomerMember,
  errors: [ResourceNotFound],
  handler: ({ ctx, params }) => getMember(ctx, named(params).customer, named(params).member),
});

export const updateCustomerMember = route({
  method: "PATCH",
  path: `${path}/{member_id}`,
  name: "customerMembers.update",
  summary: "Change one of a customer's people",
  access: merchant("customers:write"),
  params: one,
  body: UpdateCustomerMember,
  returns: CustomerMember,
  errors: [ResourceNotFound, NotPermitted],
  handler: ({ ctx, params, body }) => updateMember(ctx, named(params), body),
});

export const deleteCustomerMember = route({
  method: "DELETE",
  path: `${path}/{member_id}`,
  name: "customerMembers.delete",
  summary: "Take somebody out of a customer's portal",
  access: merchant("customers:write"),
  params: one,
  status: 204,
  errors: [ResourceNotFound, NotPermitted],
  handler: ({ ctx, params }) => removeMember(ctx, named(params)),
});

export const customerMemberRoutes = [
  listCustomerMembers,
  createCustomerMember,
  getCustomerMember,
  updateCustomerMember,
  deleteCustomerMember,
];
