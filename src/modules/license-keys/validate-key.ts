import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { UsageLimitReached } from "./errors";
import type { LicenseKeyValidate } from "./input-schema";
import { findByKey, listActivations } from "./repository";
import { whyNot } from "./rules";
import { MOST_USAGE, type ValidatedLicenseKey } from "./schema";
import { signLicense } from "./sign-license";
import { countValidation } from "./use-repository";
import { type LicenseKeyRow, toActivation, toLicenseKey } from "./view";

/**
 * Says that a key holds, for the activation, benefit and customer that are named and under these conditions; counts the validation and adds `increment_usage`
 * to its usage, never above the limit, however many ask at once.
 *
 * @throws ResourceNotFound with the reason, or UsageLimitReached; then nothing is counted.
 */
export async function validateKey(ctx: Context, input: LicenseKeyValidate): Promise<ValidatedLicenseKey> {
  const { organizationId, read, now } = ctx;
  const row = await countValidation(
    read,
    { organizationId, key: input.key, now },
    {
      activationId: input.activation_id ?? null,
      benefitId: input.benefit_id ?? null,
      customerId: input.customer_id ?? null,
      increment: input.increment_usage ?? 0,
      conditions: input.conditions ?? {},
    },
  );
  if (!row) throw await refusal(ctx, input);
  const { activation } = row;
  return {
    ...toLicenseKey(row),
    activation: activation && toActivation(activation),
    signed_license: await signLicense(ctx, row, activation),
  };
}

/** Why nothing was counted. */
async function refusal({ organizationId, read, now }: Context, input: LicenseKeyValidate): Promise<Error> {
  const row = await findByKey(read, organizationId, input.key);
  if (!row) return notFound("There is no such licence key.");
  const why = whyNot(row, now) ?? othersText(row, input);
  if (why) return notFound(why);
  if (input.activation_id) {
    const [activation] = await listActivations(read, row.id, input.activation_id);
    if (!activation) return notFound("This licence key has no such activation.");
  }
  const left = Math.max(0, (row.limit_usage ?? MOST_USAGE) - row.usage);
  return (input.increment_usage ?? 0) > left
    ? new UsageLimitReached({}, `This licence key has only ${left} more of its usage.`)
    : notFound("The conditions of this activation are others.");
}

const notFound = (why: string) => new ResourceNotFound({}, why);

/** Where the key holds, and is not what was asked for. */
function othersText(row: LicenseKeyRow, { benefit_id, customer_id }: LicenseKeyValidate): string | null {
  if (benefit_id && benefit_id !== row.benefit_id) return "This licence key is of another benefit.";
  if (customer_id && customer_id !== row.customer_id) return "This licence key is another customer's.";
  return null;
}
