import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { findKey, listActivations } from "./repository";
import type { LicenseKeyActivation, LicenseKeyWithActivations } from "./schema";
import { toActivation, toLicenseKey } from "./view";

type Reading = Pick<Context, "read" | "organizationId">;

/** One key with its activations; of one customer where that is named. @throws ResourceNotFound */
export async function getLicenseKey(
  { read, organizationId }: Reading,
  by: { id: string; customerId?: string },
): Promise<LicenseKeyWithActivations> {
  const row = await findKey(read, organizationId, by);
  if (!row) throw new ResourceNotFound();
  return { ...toLicenseKey(row), activations: (await listActivations(read, row.id)).map(toActivation) };
}

/** One activation of a key. @throws ResourceNotFound */
export async function getActivation(
  { read, organizationId }: Reading,
  { id, activation_id }: { id: string; activation_id: string },
): Promise<LicenseKeyActivation> {
  const row = await findKey(read, organizationId, { id });
  const [activation] = row ? await listActivations(read, row.id, activation_id) : [];
  if (!row || !activation) throw new ResourceNotFound();
  return { ...toActivation(activation), license_key: toLicenseKey(row) };
}
