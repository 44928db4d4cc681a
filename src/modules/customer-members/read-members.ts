import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { type CustomerKey, getCustomer } from "@/modules/customers";
import type { Context } from "@/server/context";
import type { PageOf } from "@/server/http/list";
import { findMember, listMembers, type MemberKey } from "./repository";
import type { CustomerMember } from "./schema";

type Request = Parameters<typeof listMembers>[2];

/** A page of a customer's members, the owner among them. @throws ResourceNotFound without such a customer */
export async function listMembersOf(
  ctx: Context,
  key: CustomerKey,
  request: Request,
): Promise<PageOf<CustomerMember>> {
  const { id } = await getCustomer(ctx, key);
  return listMembers(ctx.read, id, request);
}

/** One member of a customer. @throws ResourceNotFound */
export async function getMember(ctx: Context, key: CustomerKey, member: MemberKey): Promise<CustomerMember> {
  const { id } = await getCustomer(ctx, key);
  const found = await findMember(ctx.read, id, member);
  if (!found) throw new ResourceNotFound();
  return found;
}
