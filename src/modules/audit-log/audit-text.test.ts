import { expect, test } from "vitest";
import { actionText, changedFields, changesText } from "./audit-text";

test.for([
  ["product.updated", "Product changed"],
  ["access_token.deleted", "Access token deleted"],
  ["webhooks.redeliverEvent", "Webhooks: redeliver event"],
])("%s reads as %s", ([action, text]) => expect(actionText(action ?? "")).toBe(text));

test("a change tells each field on both sides, and what was or became nothing", () => {
  const entry = { before: { name: "A", price: 5 }, after: { name: "B", scopes: ["x"], price: null } };
  expect(changedFields(entry)).toEqual([
    { name: "name", before: "A", after: "B" },
    { name: "price", before: "5", after: null },
    { name: "scopes", before: null, after: '["x"]' },
  ]);
});

test("many fields are counted", () => {
  expect(changesText({ before: null, after: { a: 1, b: 2, c: 3, d: 4 } })).toBe("a, b and 2 more");
  expect(changesText({ before: { a: 1 }, after: { a: 2 } })).toBe("a");
});
