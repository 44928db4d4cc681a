import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { findBenefit } from "./repository";
import type { Benefit } from "./schema";

/** One benefit of the organization. @throws ResourceNotFound when there is none, or it is deleted. */
export async function getBenefit(
  { read, organizationId }: Pick<Context, "read" | "organizationId">,
  id: string,
): Promise<Benefit> {
  const benefit = await findBenefit(read, organizationId, id);
  if (!benefit) throw new ResourceNotFound();
  return benefit;
}
