import "server-only";
import { pageOf } from "@/lib/page";
import { listCustomFields } from "@/modules/custom-fields/routes";
import { CustomField } from "@/modules/custom-fields/schema";
import type { PageContext } from "@/server/auth/page";
import { answerPage } from "@/server/http/answer-page";

const Answer = pageOf(CustomField);

/** The custom fields that a page offers to choose from, by name; the first hundred. */
export async function fieldsToChoose(page: PageContext): Promise<CustomField[]> {
  const query = { limit: "100", sorting: "name" };
  return Answer.parse(await answerPage(page, listCustomFields, { query })).items;
}
