export { answersText } from "./answers-text";
export { attachFields } from "./attach-fields";
export { attachedFields, findAttachedFields } from "./repository";
export { readAnswers, unasked } from "./rules";
export { type AttachedRow, toAttached } from "./view";
