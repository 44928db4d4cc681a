import "server-only";
import { pageOf } from "@/lib/page";
import { listBenefits } from "@/modules/benefits/routes";
import { Benefit } from "@/modules/benefits/schema";
import type { PageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

const Answer = pageOf(Benefit);

/** The benefits that a page offers to choose from, by description; the first hundred. */
export async function benefitsToChoose(page: PageContext): Promise<Benefit[]> {
  const query = { limit: "100", sorting: "description" };
  return Answer.parse(await answerPage(page, listBenefits, { query })).items;
}
