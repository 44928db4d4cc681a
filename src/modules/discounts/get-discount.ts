import "server-only";
import { ResourceNotFound } from "@/lib/errors";
import type { Context } from "@/server/context";
import { findDiscount } from "./repository";
import type { Discount } from "./schema";

/** One discount of the organization. @throws ResourceNotFound when there is none, or it is deleted. */
export async function getDiscount(
  { read, organizationId }: Pick<Context, "read" | "organizationId">,
  id: string,
): Promise<Discount> {
  const discount = await findDiscount(read, organizationId, id);
  if (!discount) throw new ResourceNotFound();
  return discount;
}
