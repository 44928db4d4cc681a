import "server-only";
import { pageOf } from "@/lib/page";
import { listProducts } from "@/modules/products/routes";
import { Product } from "@/modules/products/schema";
import type { PageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

const Answer = pageOf(Product);

/** The products on sale that a page offers to choose from, by name; the first hundred. */
export async function productsToChoose(page: PageContext): Promise<Product[]> {
  const query = { limit: "100", sorting: "name", is_archived: "false" };
  return Answer.parse(await answerPage(page, listProducts, { query })).items;
}
