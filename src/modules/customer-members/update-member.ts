import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { giveEmail, lockCustomer } from "@/modules/customers";
import { NotPermitted } from "@/server/auth/errors";
import type { Context } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { readIn } from "@/server/db/sql";
import { isDuplicate, transaction } from "@/server/db/transaction";
import { addressTaken, ownerStays } from "./errors";
import type { Named } from "./remove-member";
import { dropMemberSessions, findMember, getOwner, updateMemberRow } from "./repository";
import { decideChange } from "./rules";
import type { CustomerMember, UpdateCustomerMember } from "./schema";
import { tellOfMember } from "./tell";

/** The owner before becomes a billing manager: there is one at a time. */
async function demoteOwner(tx: Tx, ctx: Context, customerId: string): Promise<void> {
  const owner = await getOwner(readIn(tx), customerId);
  const demoted = { ...owner, role: "billing_manager" as const };
  await updateMemberRow(tx, demoted, ctx.now);
  await tellOfMember(tx, "member.updated", ctx.organizationId, {
    ...demoted,
    modified_at: ctx.now.toISOString(),
  });
}

/** Writes what is asked, an owner's address as that of the customer. */
async function write(
  tx: Tx,
  ctx: Context,
  before: CustomerMember,
  input: UpdateCustomerMember,
): Promise<void> {
  const { id, customer_id } = before;
  const email = input.email ?? before.email;
  const role = input.role ?? before.role;
  if (role === "owner" && before.role !== "owner") await demoteOwner(tx, ctx, customer_id);
  const name = input.name === undefined ? undefined : input.name || null;
  await updateMemberRow(tx, { id, email, role, name }, ctx.now);
  if (email.toLowerCase() !== before.email.toLowerCase()) await dropMemberSessions(tx, before);
  if (role === "owner") await giveEmail(tx, ctx.organizationId, { customer_id, email }, ctx.now);
}

/**
 * Changes somebody of a customer, and says `member.updated`; the role holds from their next request on. Another address ends what they have open. To make a member the
 * owner hands the customer over to their address. Null stands for "unchanged", but for the name.
 *
 * @throws ResourceNotFound; NotPermitted where the customer's people change the owner or themselves; RequestValidationError where an address is taken
 */
export async function updateMember(
  ctx: Context,
  { customer: key, member: named, by }: Named,
  input: UpdateCustomerMember,
): Promise<CustomerMember> {
  try {
    return await transaction(ctx.db, async (tx) => {
      const customer = await lockCustomer(tx, ctx.organizationId, key);
      const before = customer && (await findMember(readIn(tx), customer.id, named));
      if (!before) throw new ResourceNotFound();
      const refusal = decideChange(before, { by, isRemoval: false });
      if (refusal) throw new NotPermitted(undefined, refusal);
      if (before.role === "owner" && (input.role ?? "owner") !== "owner") throw ownerStays();
      await write(tx, ctx, before, input);
      const member = await findMember(readIn(tx), before.customer_id, { id: before.id });
      if (!member) throw new ResourceNotFound();
      await tellOfMember(tx, "member.updated", ctx.organizationId, member);
      return member;
    });
  } catch (error) {
    throw isDuplicate(error) ? addressTaken() : error;
  }
}
