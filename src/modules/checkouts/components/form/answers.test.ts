// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { AttachedCustomField } from "@/modules/custom-fields/schema";
import type { Sheet } from "../sheet";
import { firstOf, problemsOf } from "./problems";
import { patchFor, problemsIn, readValues, unsavedOf } from "./values";

const asked = {
  country: "required",
  state: "disabled",
  city: "disabled",
  postal_code: "disabled",
  line1: "disabled",
  line2: "disabled",
} as const;

const field = (
  slug: string,
  type: "text" | "number" | "checkbox",
  required = false,
): AttachedCustomField => ({
  custom_field_id: slug,
  custom_field: {
    id: slug,
    created_at: "",
    modified_at: null,
    organization_id: "",
    slug,
    name: slug,
    metadata: {},
    type,
    properties: {},
  },
  order: 0,
  required,
});
const fields = [field("team", "text", true), field("size", "number"), field("terms", "checkbox", true)];
const sheet = (custom_field_data: Sheet["custom_field_data"] = {}) =>
  ({
    customer_email: null,
    customer_billing_address: null,
    attached_custom_fields: fields,
    custom_field_data,
  }) as Sheet;

/** A form with inputs of these names and values; a boolean is a box. */
function aForm(inputs: Record<string, string | boolean>): HTMLFormElement {
  const form = document.createElement("form");
  for (const [slug, value] of Object.entries(inputs)) {
    const input = Object.assign(document.createElement("input"), { name: `custom_field_data.${slug}` });
    if (typeof value === "boolean") Object.assign(input, { type: "checkbox", value: "true", checked: value });
    else input.value = value;
    form.append(input);
  }
  return form;
}
const read = (inputs: Record<string, string | boolean>, known = {}) =>
  readValues(aForm(inputs), sheet(known)).custom_field_data;

test("answers are read by their type; blanks and boxes left alone are none, what is no number stays for the server to refuse", () => {
  expect(read({ team: " Blue ", size: "3", terms: true })).toEqual({ team: "Blue", size: 3, terms: true });
  expect(read({ team: "", size: "three", terms: false }, { team: "Red", terms: true })).toEqual({
    size: "three",
  });
});

test("a field that is not drawn yet keeps the answer that is known", () => {
  expect(read({ size: "" }, { team: "Blue", size: 2 })).toEqual({ team: "Blue" });
});

test("what the server knows is not sent again; a change sends all answers", () => {
  const known = { team: "Blue", terms: true };
  const values = readValues(aForm({ team: "Blue", size: "", terms: true }), sheet(known));
  expect(unsavedOf(values, sheet(known))).not.toHaveProperty("custom_field_data");
  expect(patchFor("custom_field_data.team", values)).toEqual({ custom_field_data: known });
});

test("a required field without an answer is found, before the card and after the e-mail", () => {
  const values = readValues(aForm({ team: "", size: "", terms: false }), sheet());
  const problems = problemsOf(values, asked, true, fields);
  expect(problems).toMatchObject({
    "custom_field_data.team": "Fill this in.",
    "custom_field_data.terms": "Tick this to go on.",
  });
  expect(firstOf({ ...problems, customer_email: undefined })).toBe("custom_field_data.team");
  expect(firstOf(problems)).toBe("customer_email");
});

test("what the server refuses stands beside its field", () => {
  const issue = {
    loc: ["body", "custom_field_data", "team"],
    msg: "At most 5 characters.",
    type: "value_error",
  };
  expect(problemsIn([issue])).toEqual({
    problems: { "custom_field_data.team": "At most 5 characters." },
    rest: null,
  });
});
