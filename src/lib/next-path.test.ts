import { expect, test } from "vitest";
import { nextPath } from "./next-path";

test.for(["/dashboard/acme?tab=2#x", "/", "/a/../b"])("%s leads to a page of this site", (path) => {
  const { origin } = new URL(nextPath(path), "http://here.invalid");
  expect(origin).toBe("http://here.invalid");
  expect(nextPath(path)).not.toBe("/dashboard");
});

test.for([
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "\\\\evil.example",
  "dashboard",
  "",
  undefined,
  ["/a"],
])("%j leads nowhere but home", (asked) => expect(nextPath(asked)).toBe("/dashboard"));
