import { expect, test } from "vitest";
import { billingAddressFields } from "./billing-fields";

test("the state is asked for where tax hangs on it, the whole address for an invoice", () => {
  expect(billingAddressFields(false, "DE")).toMatchObject({
    country: "required",
    state: "disabled",
    line1: "disabled",
  });
  expect(billingAddressFields(false, "US")).toMatchObject({ state: "required", postal_code: "disabled" });
  expect(billingAddressFields(true, "DE")).toMatchObject({
    line1: "required",
    line2: "optional",
    city: "required",
    state: "disabled",
  });
});

test("nobody is asked for what the addresses of their country do not have", () => {
  expect(billingAddressFields(true, "HK")).toMatchObject({ postal_code: "disabled", city: "required" });
  expect(billingAddressFields(true, "SG")).toMatchObject({ postal_code: "required", city: "disabled" });
});

test("before the country is known an invoice asks for all that most countries have", () =>
  expect(billingAddressFields(true, null)).toMatchObject({
    state: "disabled",
    city: "required",
    postal_code: "required",
  }));
