import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { findEndpoint } from "./repository";
import type { WebhookEndpoint } from "./schema";

/** @throws ResourceNotFound */
export async function getEndpoint({ read, organizationId }: Context, id: string): Promise<WebhookEndpoint> {
  const endpoint = await findEndpoint(read, organizationId, id);
  if (!endpoint) throw new ResourceNotFound();
  return endpoint;
}
