import "server-only";
import type StripeSdk from "stripe";
import { Id } from "@/lib/id";
import { meansOf } from "@/modules/payments";
import { inOrganization } from "@/server/clock";
import type { World } from "@/server/context";
import { readIn } from "@/server/db/sql";
import { transaction } from "@/server/db/transaction";
import { keepSetUp } from "./add-payment-method";
import { deleteOne, findOwner, lockOwner, upsert, writeNewestDefault } from "./repository";

/**
 * Brings a kept payment method to what Stripe knows of it now: renewed by its bank, changed or detached in Stripe's
 * dashboard. The event is a hint that may be late: Stripe is asked anew. Those of others in the same account are left alone.
 */
export async function syncPaymentMethod(world: World, { id }: StripeSdk.PaymentMethod): Promise<void> {
  const kept = await findOwner(world.read, id);
  if (!kept) return;
  const { now } = await inOrganization(world, kept.organization_id);
  const method = await world.stripe.paymentMethods.retrieve(id);
  await transaction(world.db, async (tx) => {
    await lockOwner(tx, kept);
    if (method.customer) {
      // Removed here meanwhile, it stays so.
      if (await findOwner(readIn(tx), id)) await upsert(tx, kept, meansOf(method), now);
      return;
    }
    await deleteOne(tx, kept, kept.id);
    await writeNewestDefault(tx, kept, now);
  });
}

/** Keeps what a setup has brought, where it was begun to add a payment method. */
export async function settleSetUp(world: World, { id, metadata }: StripeSdk.SetupIntent): Promise<void> {
  const organizationId = Id.safeParse(metadata?.organization_id);
  if (organizationId.success) await keepSetUp(await inOrganization(world, organizationId.data), id);
}
