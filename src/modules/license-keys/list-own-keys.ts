import "server-only";
import type { Context } from "@/server/context";
import type { ListQuery, PageOf } from "@/server/http/list";
import { activationsOf, listKeys } from "./repository";
import type { LicenseKeyWithActivations } from "./schema";
import { forHolder, toActivation } from "./view";

/** One page of a customer's keys with their activations, as they themselves see them. */
export async function listOwnKeys(
  { read, organizationId }: Pick<Context, "read" | "organizationId">,
  customerId: string,
  request: Pick<ListQuery, "page" | "limit" | "sorting">,
): Promise<PageOf<LicenseKeyWithActivations>> {
  const own = { ...request, customer_id: [customerId], metadata: undefined };
  const { items, pagination } = await listKeys(read, organizationId, own);
  const activations = await activationsOf(
    read,
    items.map(({ id }) => id),
  );
  const ofKey = (id: string) => activations.filter((each) => each.license_key_id === id).map(toActivation);
  return { items: items.map((key) => ({ ...forHolder(key), activations: ofKey(key.id) })), pagination };
}
