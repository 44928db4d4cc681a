import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { deleteEndpointRow } from "./repository";

/** Deletes an endpoint with all that was, and was to be, delivered to it. @throws ResourceNotFound */
export async function deleteEndpoint({ read, organizationId }: Context, id: string): Promise<undefined> {
  if (!(await deleteEndpointRow(read, organizationId, id))) throw new ResourceNotFound();
  return undefined;
}
