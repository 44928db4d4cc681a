import { expect, test } from "vitest";
import { licenseTermsText } from "./text";

const none = { prefix: null, expires: null, activations: null, limit_usage: null, offline_days: null };

test("what a key is for is said in one line, and nothing where there is no limit", () => {
  expect(licenseTermsText(none)).toBe("");
  expect(licenseTermsText({ ...none, expires: { ttl: 1, timeframe: "year" } })).toBe("valid for 1 year");
  expect(
    licenseTermsText({
      ...none,
      activations: { limit: 3, enable_customer_admin: true },
      expires: { ttl: 30, timeframe: "day" },
      limit_usage: 1000,
      offline_days: 14,
    }),
  ).toBe("3 activations, 1,000 uses, valid for 30 days, 14 days offline");
});
