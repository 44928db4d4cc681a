import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { type CustomerKey, lockCustomer } from "@/modules/customers";
import type { Context } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { memberEmailTaken, memberExternalIdTaken, tooManyMembers } from "./errors";
import { countMembers, findMember, findMemberByEmail, insertMember } from "./repository";
import type { CreateCustomerMember, CustomerMember } from "./schema";
import { tellOfMember } from "./tell";

/** With the owner. */
export const MOST_MEMBERS = 100;

type Added = { id: string; customer: CustomerKey; input: CreateCustomerMember };

/** Of all who add the same address at once one does, and the others find whom they added. Null: the external id is another member's. */
async function findOrAdd(tx: Tx, ctx: Context, { id, customer: key, input }: Added) {
  const { organizationId, now } = ctx;
  const customer = await lockCustomer(tx, organizationId, key);
  if (!customer) throw new ResourceNotFound();
  const there = await findMemberByEmail(readIn(tx), customer.id, input.email);
  if (there) return { member: there, isNew: false };
  if ((await countMembers(tx, customer.id)) >= MOST_MEMBERS) throw tooManyMembers(MOST_MEMBERS);
  const { email, role, name, external_id = null } = input;
  const draft = {
    id,
    organization_id: organizationId,
    customer_id: customer.id,
    email,
    role,
    name: name || null,
    external_id,
  };
  const member = (await insertMember(tx, draft, now)) && (await findMember(readIn(tx), customer.id, { id }));
  if (!member) throw memberExternalIdTaken();
  await tellOfMember(tx, "member.created", organizationId, member);
  return { member, isNew: true };
}

/**
 * Lets somebody into a customer's portal, and says `member.created`. `id` names them, so that a repeated request adds nobody twice.
 * @throws ResourceNotFound; RequestValidationError where the e-mail or the external id is another member's, or there are a hundred
 */
export const addMember = (ctx: Context, added: Added): Promise<CustomerMember> =>
  transaction(ctx.db, async (tx) => {
    const { member, isNew } = await findOrAdd(tx, ctx, added);
    if (!isNew && member.id !== added.id) throw memberEmailTaken();
    return member;
  });

/** The same by the customer's own people: whoever is there already stays as they are, and is answered. @throws as `addMember` */
export const addMemberOnce = (ctx: Context, added: Added): Promise<CustomerMember> =>
  transaction(ctx.db, async (tx) => (await findOrAdd(tx, ctx, added)).member);
