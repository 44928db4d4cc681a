import "server-only";
import { invalidField, ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { slugTaken } from "./create-custom-field";
import { lockCustomField, readBack, writeCustomField } from "./repository";
import type { CustomField, CustomFieldUpdate } from "./schema";

/**
 * Edits a field for the checkouts to come; answers that were given stay as they are, under the slug of then.
 * @throws ResourceNotFound, or RequestValidationError at `type`, which cannot be changed, or at a `slug` that another has.
 */
export async function updateCustomField(
  ctx: Context,
  id: string,
  { type, name, slug, properties, metadata }: CustomFieldUpdate,
): Promise<CustomField> {
  const { organizationId, now } = ctx;
  try {
    return await transaction(ctx.db, async (tx) => {
      const before = await lockCustomField(tx, organizationId, id);
      if (!before) throw new ResourceNotFound();
      if (before.type !== type) throw invalidField("type", `This field is of type ${before.type}.`);
      await writeCustomField(tx, id, {
        ...(name != null && { name }),
        ...(slug != null && { slug }),
        ...(properties != null && { properties }),
        ...(metadata !== undefined && { metadata }),
        modified_at: now,
      });
      return readBack(tx, organizationId, id);
    });
  } catch (error) {
    throw slugTaken(error);
  }
}
