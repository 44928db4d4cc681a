import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { NotPermitted } from "@/server/auth/errors";
import type { Context } from "@/server/context";
import type { LicenseKeyActivate } from "./input-schema";
import { findByKey } from "./repository";
import { whyNot } from "./rules";
import type { ActivatedLicenseKey } from "./schema";
import { signLicense } from "./sign-license";
import { findActivated, takeActivation, type UsedKey } from "./use-repository";
import { toActivation, toLicenseKey } from "./view";

/**
 * Activates a key for one installation, as long as its limit leaves one, however many ask at once. `id` names the activation, so that a repeated request takes
 * no second one.
 *
 * @throws ResourceNotFound, or NotPermitted with the reason.
 */
export async function activateKey(
  ctx: Context,
  id: string,
  input: LicenseKeyActivate,
): Promise<ActivatedLicenseKey> {
  const row = await take(ctx, id, input);
  if (!row) throw await refusal(ctx, input.key);
  const { activation } = row;
  if (!activation) throw new Error("an activation was written, and is gone");
  return {
    ...toActivation(activation),
    license_key: toLicenseKey(row),
    signed_license: await signLicense(ctx, row, activation),
  };
}

async function take(
  { read, organizationId, now }: Context,
  id: string,
  input: LicenseKeyActivate,
): Promise<UsedKey | null> {
  const { key, label, conditions = {}, meta = {} } = input;
  const taken = await takeActivation(read, { organizationId, key, now }, { id, label, conditions, meta });
  return taken ?? findActivated(read, organizationId, id);
}

/** Why nothing was activated. */
async function refusal({ read, organizationId, now }: Context, key: string): Promise<Error> {
  const row = await findByKey(read, organizationId, key);
  if (!row) return new ResourceNotFound(undefined, "There is no such licence key.");
  const limit = row.limit_activations;
  const why =
    whyNot(row, now) ??
    (limit === null
      ? "This licence key is not activated: validate it."
      : `This licence key is activated ${row.activation_count} times, of ${limit} at most: deactivate one first.`);
  return new NotPermitted(undefined, why);
}
