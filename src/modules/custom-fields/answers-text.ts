import type { Answers } from "./schema";

/** Answers in one cell of a table: JSON by slug; null where nothing was answered. */
export const answersText = (answers: Answers): string | null =>
  Object.keys(answers).length === 0 ? null : JSON.stringify(answers);
