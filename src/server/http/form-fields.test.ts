import { expect, test } from "vitest";
import { fieldsOf } from "./form-fields";

const form = (...entries: [string, string][]) => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
};

test("fields that React adds for itself are not seen", () =>
  expect(fieldsOf(form(["$ACTION_REF_1", ""], ["$ACTION_KEY", "k"], ["name", "Mug"]))).toEqual({
    name: "Mug",
  }));

test("a repeated name, and one that ends in [], is a list", () =>
  expect(fieldsOf(form(["a", "1"], ["a", "2"], ["b[]", "3"]))).toEqual({ a: ["1", "2"], b: ["3"] }));

test("a path makes objects and lists, in the order of the numbers", () =>
  expect(fieldsOf(form(["prices.10.amount", "2"], ["prices.2.amount", "1"], ["meta.color", "red"]))).toEqual({
    prices: [{ amount: "1" }, { amount: "2" }],
    meta: { color: "red" },
  }));

test("no name reaches the prototype of all objects", () => {
  expect(fieldsOf(form(["__proto__.polluted", "1"], ["constructor.prototype.x", "1"], ["a", "1"]))).toEqual({
    a: "1",
  });
  expect({}).not.toHaveProperty("polluted");
});
