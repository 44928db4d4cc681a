import "server-only";
import type { Portal } from "@/modules/customer-sessions";
import type { PageOf } from "@/server/http/list";
import { listActivations, listKeys } from "./repository";
import type { LicenseKeyWithActivations } from "./schema";
import { forHolder, toActivation } from "./view";

const LIMIT = 10;

/** One page of a customer's keys with their activations, newest first. @param page from 1. */
export async function readOwnKeys(
  { ctx, customerId }: Portal,
  page: number,
): Promise<PageOf<LicenseKeyWithActivations>> {
  const sorting = [{ column: "created_at", descending: true }];
  const { items, pagination } = await listKeys(ctx.read, ctx.organizationId, {
    ...{ page, limit: LIMIT, sorting, metadata: undefined },
    customer_id: [customerId],
  });
  const withActivations = items.map(async (key) => {
    const activations = (await listActivations(ctx.read, key.id)).map(toActivation);
    return { ...forHolder(key), activations };
  });
  return { items: await Promise.all(withActivations), pagination };
}
