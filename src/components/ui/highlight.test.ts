import fc from "fast-check";
import { expect, test } from "vitest";
import { highlight } from "./highlight";

test("the tokens joined are the code, whatever it is", () => {
  fc.assert(
    fc.property(fc.string(), fc.constantFrom("bash", "typescript", "json", "text"), (code, language) => {
      const joined = highlight(code, language)
        .map((token) => token.text)
        .join("");
      expect(joined).toBe(code);
    }),
  );
});

test("an address in a string is no comment", () => {
  const kinds = highlight('fetch("https://example.com"); // go', "typescript").map((token) => token.kind);
  expect(kinds).toEqual(["text", "string", "text", "comment"]);
});
