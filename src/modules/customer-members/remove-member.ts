import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { endSeatsOfMember } from "@/modules/customer-seats";
import { type CustomerKey, lockCustomer } from "@/modules/customers";
import { NotPermitted } from "@/server/auth/errors";
import type { Context } from "@/server/context";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { deleteMember, findMember, type MemberKey } from "./repository";
import { decideChange } from "./rules";
import { tellOfMember } from "./tell";

/** Whom it is about. `by`: the member of the customer who does it; absent: the merchant. */
export type Named = { customer: CustomerKey; member: MemberKey; by?: string };

/**
 * Takes somebody out of a customer's portal, and says `member.deleted`: what they have open is closed with it, and the seats end that the customer gave them.
 * @throws ResourceNotFound; NotPermitted for the owner, and for oneself
 */
export const removeMember = (ctx: Context, { customer: key, member: named, by }: Named): Promise<void> =>
  transaction(ctx.db, async (tx) => {
    const customer = await lockCustomer(tx, ctx.organizationId, key);
    const member = customer && (await findMember(readIn(tx), customer.id, named));
    if (!member) throw new ResourceNotFound();
    const refusal = decideChange(member, { by, isRemoval: true });
    if (refusal) throw new NotPermitted(undefined, refusal);
    await deleteMember(tx, member.id);
    const { organizationId, now } = ctx;
    await endSeatsOfMember(tx, { organizationId, buyerId: customer.id, email: member.email }, now);
    await tellOfMember(tx, "member.deleted", ctx.organizationId, member);
  });
