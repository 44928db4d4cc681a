import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { refuseUnfitUrl } from "./check-url";
import { changeEndpoint } from "./repository";
import type { WebhookEndpoint, WebhookEndpointUpdate } from "./schema";

/**
 * Edits an endpoint for the attempts to come. Enabled again, it is sent what waited for it.
 * @throws ResourceNotFound, or RequestValidationError for an address that nothing is sent to
 */
export async function updateEndpoint(
  { read, organizationId }: Context,
  id: string,
  { url = null, name, format = null, events = null, enabled = null }: WebhookEndpointUpdate,
): Promise<WebhookEndpoint> {
  if (url !== null) refuseUnfitUrl(url);
  const change = { url, renames: name !== undefined, name: name ?? null, format, events, enabled };
  const endpoint = await changeEndpoint(read, organizationId, id, change);
  if (!endpoint) throw new ResourceNotFound();
  return endpoint;
}
