import "server-only";
import { z } from "zod";
import { route } from "@/server/http/route";
import { addMember } from "./add-member";
import { doors } from "./doors";
import { getMember, listMembersOf } from "./read-members";
import { removeMember } from "./remove-member";
import { ExternalMemberId } from "./schema";
import { updateMember } from "./update-member";

const path = "/customers/external/{external_id}/members";
const external_id = z.string().min(1).max(255).meta({ description: "The customer's id in your own system." });
const ofCustomer = z.object({ external_id });
const one = ofCustomer.extend({ member_external_id: ExternalMemberId });

type OfCustomer = z.output<typeof ofCustomer>;
type One = z.output<typeof one>;

const keyOf = ({ external_id: externalId }: OfCustomer) => ({ externalId });
const named = (params: One) => ({
  customer: keyOf(params),
  member: { externalId: params.member_external_id },
});

export const listExternalMembers = route({
  ...doors.list,
  path,
  name: "customerMembers.listExternal",
  summary: "List the people of a customer by your own id",
  params: ofCustomer,
  handler: ({ ctx, params, query }) => listMembersOf(ctx, keyOf(params), query),
});

export const createExternalMember = route({
  ...doors.create,
  path,
  name: "customerMembers.createExternal",
  summary: "Let somebody into a customer's portal by your own id",
  params: ofCustomer,
  handler: ({ ctx, params, body, operationId: id }) =>
    addMember(ctx, { id, customer: keyOf(params), input: body }),
});

export const getExternalMember = route({
  ...doors.get,
  path: `${path}/{member_external_id}`,
  name: "customerMembers.getExternal",
  summary: "Get one of a customer's people by your own ids",
  params: one,
  handler: ({ ctx, params }) => getMember(ctx, named(params).customer, named(params).member),
});

export const updateExternalMember = route({
  ...doors.update,
  path: `${path}/{member_external_id}`,
  name: "customerMembers.updateExternal",
  summary: "Change one of a customer's people by your own ids",
  params: one,
  handler: ({ ctx, params, body }) => updateMember(ctx, named(params), body),
});

export const deleteExternalMember = route({
  ...doors.remove,
  path: `${path}/{member_external_id}`,
  name: "customerMembers.deleteExternal",
  summary: "Take somebody out of a customer's portal by your own ids",
  params: one,
  handler: ({ ctx, params }) => removeMember(ctx, named(params)),
});

export const externalMemberRoutes = [
  listExternalMembers,
  createExternalMember,
  getExternalMember,
  updateExternalMember,
  deleteExternalMember,
];
