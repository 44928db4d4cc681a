import "server-only";
import { invalidField } from "@/lib/errors";
import { refuseOtherOrganization } from "@/server/auth/own-organization";
import type { Context } from "@/server/context";
import { isDuplicate, transaction } from "@/server/db/transaction";
import { findCustomField, insertCustomField, readBack } from "./repository";
import type { CustomField, CustomFieldCreate } from "./schema";

/** What a write was refused for, said at the field: another has the slug. */
export const slugTaken = (error: unknown): unknown =>
  isDuplicate(error) ? invalidField("slug", "Another field has this slug.") : error;

/**
 * Makes a field that products can ask for. `id` names it, so that a repeated request makes no second one.
 * @throws RequestValidationError at `slug` when another field of the organization has it.
 */
export async function createCustomField(
  ctx: Context,
  id: string,
  input: CustomFieldCreate,
): Promise<CustomField> {
  const { organizationId, now } = ctx;
  const { organization_id, metadata = {}, ...said } = input;
  refuseOtherOrganization(organizationId, organization_id);
  try {
    return await transaction(ctx.db, async (tx) => {
      await insertCustomField(tx, {
        ...said,
        id,
        organization_id: organizationId,
        metadata,
        created_at: now,
      });
      return readBack(tx, organizationId, id);
    });
  } catch (error) {
    const made = await findCustomField(ctx.read, organizationId, id);
    if (made) return made;
    throw slugTaken(error);
  }
}
