import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { mayInPortal, type PortalRight } from "@/lib/portal-rights";
import { InvalidToken, NotPermitted } from "@/server/auth/errors";
import { world } from "@/server/context";
import { addressOf } from "@/server/http/address";
import { enterPortal, type Portal } from "./enter-portal";
import { CustomerSessionEnded } from "./errors";
import { PORTAL_COOKIE } from "./portal-cookie";
import { type PortalPage, portalPageOf, portalPath, rightOfPage, signInPath } from "./portal-pages";
import { findPortalBrand } from "./repository";

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

/**
 * The same for a page that only a customer sees: whoever is none signs in first, and comes back to `page`; whose role does not allow it comes to the first page. `right`:
 * where it takes more than the page around it.
 */
export async function enteredPortal(
  slug: string,
  page: PortalPage,
  right: PortalRight = rightOfPage(page),
): Promise<Portal> {
  const found = await findPortalPage(slug);
  if (found && mayInPortal(found.member.role, right)) return found;
  // Loaded here, because workers reach this file through the front door, and Next's navigation cannot be loaded without a page.
  const { redirect } = await import("next/navigation");
  return redirect(found ? portalPath(slug, portalPageOf(null)) : signInPath(slug, page));
}

/** The same for a form of the page. @throws CustomerSessionEnded; NotPermitted where the role does not allow it */
export async function getPortal(slug: string, right: PortalRight): Promise<Portal> {
  const portal = await findPortalPage(slug);
  if (!portal) throw new CustomerSessionEnded();
  if (!mayInPortal(portal.member.role, right)) throw new NotPermitted();
  return portal;
}

/** Whose portal it is, for whoever comes; null where no organization has this slug. */
export const findBrand = cache((slug: string) => findPortalBrand(world().read, slug));
