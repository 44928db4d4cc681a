import "server-only";
import { pageOf } from "@/lib/page";
import { listProducts } from "@/modules/products/routes";
import { Product } from "@/modules/products/schema";
import type { requirePageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

/** The products that a form can choose from: those on sale, a hundred at most, by name. */
export async function readChoices(page: Awaited<ReturnType<typeof requirePageContext>>) {
  const query = { is_archived: "false", limit: "100", sorting: "name" };
  const { items } = pageOf(Product).parse(await answerPage(page, listProducts, { query }));
  return items.map(({ id, name }) => ({ id, name }));
}
