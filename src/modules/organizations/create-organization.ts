import "server-only";
import { invalidField } from "@/lib/errors";
import { tellOfFounder } from "@/modules/members";
import { findMembership } from "@/server/auth/identify";
import type { World } from "@/server/context";
import { isDuplicate, transaction } from "@/server/db/transaction";
import { emit } from "@/server/events/outbox";
import { settingsOf, valuesOf } from "./input";
import { findOrganization, insertOrganization, readBack } from "./repository";
import { mergeSettings } from "./rules";
import type { CreateOrganization, Organization } from "./schema";

/**
 * Makes an organization, whose owner is `userId`, and says `organization.created`.
 *
 * `id` names it, so that a repeated request makes no second one.
 * @throws RequestValidationError when another organization has the slug.
 */
export async function createOrganization(
  world: World,
  userId: string,
  id: string,
  input: CreateOrganization,
): Promise<Organization> {
  const { name, slug } = input;
  const settings = mergeSettings({}, settingsOf(input));
  try {
    return await transaction(world.db, async (tx) => {
      await insertOrganization(tx, id, userId, { ...valuesOf(input), name, slug, settings }, world.now);
      const organization = await readBack(tx, id);
      await emit(tx, {
        type: "organization.created",
        organizationId: id,
        objectId: id,
        payload: organization,
      });
      await tellOfFounder(tx, id, userId);
      return organization;
    });
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    const made = (await findMembership(world, userId, id)) && (await findOrganization(world.read, id));
    if (made) return made;
    throw invalidField("slug", `Another organization is called ${slug} already.`);
  }
}
