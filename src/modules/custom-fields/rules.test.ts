import fc from "fast-check";
import { expect, test } from "vitest";
import { readAnswer, readAnswers, unasked } from "./rules";
import type { AttachedCustomField, CustomField } from "./schema";

const base = {
  id: "01980f4e-6d2c-7a31-9c1b-2f4d5e6a7b80",
  created_at: "2026-01-01T00:00:00.000Z",
  modified_at: null,
  organization_id: "01980f4e-6d2c-7a31-9c1b-2f4d5e6a7b81",
  name: "Field",
  metadata: {},
};
type Asked = Pick<CustomField, "type" | "properties">;
const field = (asked: Asked, slug = "it") => ({ ...base, slug, ...asked }) as CustomField;
const attached = (asked: Asked, { slug = "it", required = false } = {}): AttachedCustomField => ({
  custom_field_id: base.id,
  custom_field: field(asked, slug),
  order: 0,
  required,
});
const text = { type: "text", properties: { min_length: 2, max_length: 4 } } as const;
const number = { type: "number", properties: { ge: -5, le: 10 } } as const;
const date = { type: "date", properties: { ge: 1_767_225_600, le: 1_767_312_000 } } as const;
const checkbox = { type: "checkbox", properties: {} } as const;
const select: Asked = { type: "select", properties: { options: [{ value: "s", label: "Small" }] } };

test("each type takes its own values, and the texts of them that forms and addresses send", () => {
  const read = (asked: Asked, given: unknown) => readAnswer(field(asked), given);
  expect(read(text, " abc ")).toEqual({ value: "abc" });
  expect(read(number, 10)).toEqual({ value: 10 });
  expect(read(number, "-5")).toEqual({ value: -5 });
  expect(read(date, "2026-01-01")).toEqual({ value: "2026-01-01" });
  expect(read(date, "2026-01-02T23:59:59.000Z")).toEqual({ value: "2026-01-02" });
  expect(read(checkbox, true)).toEqual({ value: true });
  expect(read(checkbox, "on")).toEqual({ value: true });
  expect(read(checkbox, "false")).toEqual({ value: false });
  expect(read(select, "s")).toEqual({ value: "s" });
});

test("what is too short, too long, out of bounds, of no calendar or no option is refused with how it should be", () => {
  const problem = (asked: Asked, given: unknown) => {
    const read = readAnswer(field(asked), given);
    return read && "problem" in read ? read.problem : read;
  };
  expect(problem(text, "a")).toBe("At least 2 characters.");
  expect(problem(text, "abcde")).toBe("At most 4 characters.");
  expect(problem(text, "a\0b")).toBe("This character cannot be kept.");
  expect(problem(text, {})).toMatch(/^A text/);
  expect(problem(number, "1.5")).toBe("A whole number.");
  expect(problem(number, 11)).toBe("At most 10.");
  expect(problem(number, -6)).toBe("At least -5.");
  for (const wrong of ["2026-02-30", "01.02.2026", "soon", 5])
    expect(problem(date, wrong)).toMatch(/^A date/);
  expect(problem(date, "2025-12-31")).toBe("Not before 2026-01-01.");
  expect(problem(date, "2026-01-03")).toBe("Not after 2026-01-02.");
  expect(problem(checkbox, "maybe")).toBe("Yes or no.");
  expect(problem(select, "Small")).toBe("Choose one of the options.");
});

test("nothing, null and blanks are no answer, and clear one", () => {
  for (const asked of [text, number, date, checkbox, select])
    for (const given of [undefined, null, "", "  "]) expect(readAnswer(field(asked), given)).toBeNull();
});

test("a sale needs an answer to each required field, a tick for a required box, and keeps no for a box left alone", () => {
  const fields = [
    attached(text, { slug: "team", required: true }),
    attached(checkbox, { slug: "terms", required: true }),
    attached(checkbox, { slug: "news" }),
  ];
  expect(readAnswers(fields, { terms: false }, { all: true })).toEqual({
    answers: { terms: false, news: false },
    problems: [
      { slug: "team", message: "This field is required.", type: "missing" },
      { slug: "terms", message: "This field is required.", type: "missing" },
    ],
  });
  expect(readAnswers(fields, { team: "Blue", terms: true }, { all: true })).toEqual({
    answers: { team: "Blue", terms: true, news: false },
    problems: [],
  });
  expect(readAnswers(fields, {})).toEqual({ answers: {}, problems: [] });
});

test("whatever is given, what is kept belongs to a field, and reads the same again", () => {
  const fields = [text, number, date, checkbox, select].map((asked) => attached(asked, { slug: asked.type }));
  const given = fc.dictionary(
    fc.constantFrom("text", "number", "date", "checkbox", "select", "__proto__", "other"),
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant("2026-01-01")),
  );
  fc.assert(
    fc.property(given, (said) => {
      const { answers } = readAnswers(fields, said, { all: true });
      expect(unasked(fields, answers)).toEqual([]);
      expect(readAnswers(fields, answers)).toEqual({ answers, problems: [] });
    }),
  );
});
