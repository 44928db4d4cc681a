import "server-only";
import { cache } from "react";
import { orNotFound } from "@/app/providers/or-not-found";
import { getProduct } from "@/modules/products/routes";
import { Product } from "@/modules/products/schema";
import { type PageContext, requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

export type ProductPageProps = { params: Promise<{ organization: string; id: string }> };

const read = cache(async (organization: string, id: string) => {
  const page = await requirePageContext(organization);
  const product = Product.parse(await orNotFound(answerPage(page, getProduct, { params: { id } })));
  return { page, product };
});

/** The page's context and its product, read once a request; the not-found page where there is none. */
export async function readProduct({
  params,
}: ProductPageProps): Promise<{ page: PageContext; product: Product }> {
  const { organization, id } = await params;
  return read(organization, id);
}
