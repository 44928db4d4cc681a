import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { replaceSecret } from "./repository";
import { OVERLAP_MS } from "./rules";
import type { WebhookEndpoint } from "./schema";
import { newSecret } from "./secret";

/**
 * Gives an endpoint another signing secret. For 24 hours deliveries are signed with the one before as well, so that none is refused meanwhile.
 * @throws ResourceNotFound
 */
export async function resetSecret(
  { read, organizationId, realNow }: Context,
  id: string,
): Promise<WebhookEndpoint> {
  const until = new Date(realNow.getTime() + OVERLAP_MS);
  const endpoint = await replaceSecret(read, organizationId, id, newSecret(), until);
  if (!endpoint) throw new ResourceNotFound();
  return endpoint;
}
