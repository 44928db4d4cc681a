import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { InvalidToken } from "@/server/auth/errors";
import { world } from "@/server/context";
import { addressOf } from "@/server/http/address";
import { enterPortal, type Portal } from "./enter-portal";
import { CustomerSessionEnded } from "./errors";
import { PORTAL_COOKIE } from "./portal-cookie";

/** The customer whose session the browser holds for this organization; null where there is none, or it has ended. */
export const findPortalPage = cache(async (slug: string): Promise<Portal | null> => {
  const token = (await cookies()).get(PORTAL_COOKIE)?.value;
  if (!token) return null;
  try {
    return await enterPortal(world(), { token, slug, address: addressOf(await headers()) });
  } catch (error) {
    if (error instanceof InvalidToken) return null;
    throw error;
  }
});

/** The same for a form of the page. @throws CustomerSessionEnded */
export async function getPortal(slug: string): Promise<Portal> {
  const portal = await findPortalPage(slug);
  if (!portal) throw new CustomerSessionEnded();
  return portal;
}
