import "server-only";
import { RequestValidationError } from "@/lib/errors";
import { findAttachedFields, readAnswers, unasked } from "@/modules/custom-fields";
import type { Answers, AttachedCustomField } from "@/modules/custom-fields/schema";
import type { World } from "@/server/context";

const refuse = (problems: readonly { slug: string; message: string; type: string }[]): void => {
  if (problems.length === 0) return;
  const issueOf = ({ slug, message: msg, type }: (typeof problems)[number]) => ({
    loc: ["body", "custom_field_data", slug],
    msg,
    type,
  });
  throw new RequestValidationError(problems.map(issueOf));
};

/**
 * The answers of an input, as they are kept.
 * @throws RequestValidationError at each answer that does not fit its field, or that the product does not ask for.
 */
export function givenAnswers(attached: readonly AttachedCustomField[], given: Answers): Answers {
  const strangers = unasked(attached, given).map((slug) => ({
    slug,
    message: "This product does not ask for it.",
    type: "extra_forbidden",
  }));
  const { answers, problems } = readAnswers(attached, given);
  refuse([...problems, ...strangers]);
  return answers;
}

/**
 * The answers that a sale is made with: to what its product asks for now, and to nothing else.
 * @throws RequestValidationError at each field that has none and needs one, and at answers that no longer fit.
 */
export async function finalAnswers({ read }: World, productId: string, known: Answers): Promise<Answers> {
  const { answers, problems } = readAnswers(await findAttachedFields(read, productId), known, { all: true });
  refuse(problems);
  return answers;
}
