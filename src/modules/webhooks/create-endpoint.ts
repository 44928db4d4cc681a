import "server-only";
import { refuseOtherOrganization } from "@/server/auth/own-organization";
import type { Context } from "@/server/context";
import { refuseUnfitUrl } from "./check-url";
import { findEndpoint, insertEndpoint } from "./repository";
import type { WebhookEndpoint, WebhookEndpointCreate } from "./schema";
import { newSecret } from "./secret";

/**
 * Makes an endpoint, which is told of what happens from now on. `id` names it, so that a repeated request makes no second one.
 * @throws RequestValidationError for an address that nothing is sent to
 */
export async function createEndpoint(
  { read, organizationId }: Context,
  id: string,
  { organization_id, name = null, ...input }: WebhookEndpointCreate,
): Promise<WebhookEndpoint> {
  refuseOtherOrganization(organizationId, organization_id);
  refuseUnfitUrl(input.url);
  await insertEndpoint(read, organizationId, id, newSecret(), { ...input, name });
  const made = await findEndpoint(read, organizationId, id);
  if (!made) throw new Error("the endpoint that was just written is gone");
  return made;
}
