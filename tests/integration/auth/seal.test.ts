import { expect, test } from "vitest";
import { open, seal } from "@/server/seal";
import { apiForTest } from "../../setup/api.ts";

apiForTest();

test("what was sealed opens again, and looks different each time", () => {
  const text = "whsec_ünïcode";
  expect(open(seal(text, "a"), "a")).toBe(text);
  expect(seal(text, "a")).not.toBe(seal(text, "a"));
});

test("a changed text and another purpose do not open", () => {
  const sealed = seal("secret", "a");
  expect(() => open(sealed, "b")).toThrow();
  expect(() => open(`${sealed.startsWith("A") ? "B" : "A"}${sealed.slice(1)}`, "a")).toThrow();
  expect(() => open("", "a")).toThrow();
});
