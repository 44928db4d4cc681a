import type { CustomFieldType } from "../schema";

/** What each type is called. */
export const typeText: { readonly [type in CustomFieldType]: string } = {
  text: "Text",
  number: "Number",
  date: "Date",
  checkbox: "Checkbox",
  select: "Choice",
};
