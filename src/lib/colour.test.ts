import fc from "fast-check";
import { expect, test } from "vitest";
import { brandColours, contrast } from "./colour";

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);
const surfaces = { light: "#ffffff", dark: "#1a1918" };

test.for(["light", "dark"] as const)("whatever colour a merchant takes, a %s page can be read", (page) =>
  fc.assert(
    fc.property(colour, (given) => {
      const { fill, onFill, text } = brandColours(given, page);
      expect(contrast(fill, surfaces[page])).toBeGreaterThanOrEqual(3);
      expect(contrast(onFill, fill)).toBeGreaterThanOrEqual(4.5);
      expect(contrast(text, surfaces[page])).toBeGreaterThanOrEqual(4.5);
    }),
  ),
);

test("a colour that fits already is left alone", () =>
  expect(brandColours("#0b5a45", "light")).toEqual({ fill: "#0b5a45", onFill: "#ffffff", text: "#0b5a45" }));

test("contrast is that of WCAG", () => {
  expect(contrast("#ffffff", "#000000")).toBe(21);
  expect(contrast("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});
