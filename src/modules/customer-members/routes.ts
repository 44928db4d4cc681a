import "server-only";
import { z } from "zod";
import { Id } from "@/lib/id";
import { route } from "@/server/http/route";
import { addMember } from "./add-member";
import { doors } from "./doors";
import { getMember, listMembersOf } from "./read-members";
import { removeMember } from "./remove-member";
import { updateMember } from "./update-member";

const path = "/customers/{id}/members";
const ofCustomer = z.object({ id: Id });
const one = z.object({ id: Id, member_id: Id });

type One = z.output<typeof one>;

const named = ({ id, member_id }: One) => ({ customer: { id }, member: { id: member_id } });

export const listCustomerMembers = route({
  ...doors.list,
  path,
  name: "customerMembers.list",
  summary: "List the people of a customer",
  params: ofCustomer,
  handler: ({ ctx, params, query }) => listMembersOf(ctx, params, query),
});

export const createCustomerMember = route({
  ...doors.create,
  path,
  name: "customerMembers.create",
  summary: "Let somebody into a customer's portal",
  params: ofCustomer,
  handler: ({ ctx, params, body, operationId: id }) => addMember(ctx, { id, customer: params, input: body }),
});

export const getCustomerMember = route({
  ...doors.get,
  path: `${path}/{member_id}`,
  name: "customerMembers.get",
  summary: "Get one of a customer's people",
  params: one,
  handler: ({ ctx, params }) => getMember(ctx, named(params).customer, named(params).member),
});

export const updateCustomerMember = route({
  ...doors.update,
  path: `${path}/{member_id}`,
  name: "customerMembers.update",
  summary: "Change one of a customer's people",
  params: one,
  handler: ({ ctx, params, body }) => updateMember(ctx, named(params), body),
});

export const deleteCustomerMember = route({
  ...doors.remove,
  path: `${path}/{member_id}`,
  name: "customerMembers.delete",
  summary: "Take somebody out of a customer's portal",
  params: one,
  handler: ({ ctx, params }) => removeMember(ctx, named(params)),
});

export const customerMemberRoutes = [
  listCustomerMembers,
  createCustomerMember,
  getCustomerMember,
  updateCustomerMember,
  deleteCustomerMember,
];
