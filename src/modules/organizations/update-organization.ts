import "server-only";
import { invalidField, ResourceNotFound } from "@/lib/errors";
import type { World } from "@/server/context";
import { isDuplicate, transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import { settingsOf, valuesOf } from "./input";
import { lockOrganization, readBack, updateOrganizationRow } from "./repository";
import { mergeSettings } from "./rules";
import type { Organization, UpdateOrganization } from "./schema";

/**
 * Edits an organization, and says `organization.updated`. Settings are merged into those there are.
 * @throws ResourceNotFound, or RequestValidationError when another organization has the slug.
 */
export async function updateOrganization(
  { db, now }: Pick<World, "db" | "now">,
  id: string,
  input: UpdateOrganization,
): Promise<Organization> {
  try {
    return await transaction(db, async (tx) => {
      const before = await lockOrganization(tx, id);
      if (!before) throw new ResourceNotFound();
      const settings = mergeSettings(before.settings, settingsOf(input));
      await updateOrganizationRow(tx, id, { ...valuesOf(input), settings }, now);
      const organization = await readBack(tx, id);
      await emit(tx, {
        type: "organization.updated",
        organizationId: id,
        objectId: id,
        payload: organization,
      });
      return organization;
    });
  } catch (error) {
    if (isDuplicate(error))
      throw invalidField("slug", `Another organization is called ${input.slug} already.`);
    throw error;
  }
}
