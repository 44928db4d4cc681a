import "server-only";
import { findProducts } from "@/modules/products";
import type { World } from "@/server/context";
import { findOffer } from "./open-link";

export type LinkPreview = { name: string; description: string | null; picture: string | null };

/** What a link sells first, for previews; null where nothing is on sale. Opens nothing. */
export async function previewLink(world: World, key: string): Promise<LinkPreview | null> {
  const offer = await findOffer(world, key);
  if (!offer) return null;
  const [product] = await findProducts(world.read, offer.organizationId, [offer.products[0]]);
  if (!product) return null;
  const { name, description, medias } = product;
  return { name, description, picture: medias[0]?.public_url ?? null };
}
