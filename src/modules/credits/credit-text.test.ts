import { expect, test } from "vitest";
import { creditsText, featureText, refundableOf, titleOf, writeChange } from "./credit-text";

const line = { reason: null, feature: null, quantity: null, captured: null };

test("a change has its sign, and a true minus", () => {
  expect([writeChange(1234), writeChange(-5), writeChange(0)]).toEqual(["+1,234", "−5", "0"]);
  expect([creditsText(1), creditsText(743)]).toEqual(["1 credit", "743 credits"]);
});

test("features are read as words", () => {
  expect(featureText("canvas_high_resolution")).toBe("Canvas high resolution");
});

test("a transaction says what happened", () => {
  expect(titleOf({ ...line, type: "grant", reason: "purchase" })).toBe("Bought");
  expect(titleOf({ ...line, type: "deduct", feature: "video", quantity: 12.4 })).toBe("Video × 12.4");
  expect(titleOf({ ...line, type: "deduct" })).toBe("Spent");
  expect(titleOf({ ...line, type: "capture", captured: 20 })).toBe("Hold captured: 20 spent");
  expect(titleOf({ ...line, type: "release", reason: "expired" })).toBe("Hold ran out");
});

test("only what was spent for good can be given back", () => {
  expect(refundableOf({ type: "deduct", amount: -30, captured: null })).toBe(30);
  expect(refundableOf({ type: "capture", amount: 35, captured: 20 })).toBe(20);
  expect(refundableOf({ type: "hold", amount: -30, captured: null })).toBe(0);
});
