import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import { NotPermitted } from "@/server/auth/errors";
import type { Context } from "@/server/context";
import type { LicenseKeyDeactivate } from "./input-schema";
import { findKey } from "./repository";
import { giveActivationBack } from "./use-repository";

const notFound = () =>
  new ResourceNotFound(undefined, "There is no such licence key, or it has no such activation.");

/** Gives back an activation of a key, by the key: for the program that took it. @throws ResourceNotFound */
export async function deactivateKey(
  { read, organizationId, now }: Context,
  { key, activation_id }: LicenseKeyDeactivate,
): Promise<undefined> {
  if (!(await giveActivationBack(read, organizationId, { key }, activation_id, now))) throw notFound();
}

type Named = { id: string; activation_id: string };

/** The same by the merchant, who knows the key's id. @throws ResourceNotFound */
export async function removeActivation(
  { read, organizationId, now }: Context,
  { id, activation_id }: Named,
): Promise<void> {
  if (!(await giveActivationBack(read, organizationId, { id }, activation_id, now))) throw notFound();
}

/** The same by the customer whose key it is, where the merchant lets them. @throws ResourceNotFound, NotPermitted */
export async function deactivateOwn(ctx: Context, customerId: string, named: Named): Promise<void> {
  const row = await findKey(ctx.read, ctx.organizationId, { id: named.id, customerId });
  if (!row) throw notFound();
  if (!row.enable_customer_admin)
    throw new NotPermitted(
      undefined,
      "Activations of this key are given back in the program, or by who sold it.",
    );
  await removeActivation(ctx, named);
}
