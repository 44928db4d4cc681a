// @vitest-environment happy-dom
import { expect, test } from "vitest";
import type { Sheet } from "../sheet";
import { firstOf, problemsOf } from "./problems";
import { patchFor, problemsIn, readValues, unsavedOf } from "./values";

const asked = {
  country: "required",
  state: "disabled",
  city: "disabled",
  postal_code: "disabled",
  line1: "disabled",
  line2: "disabled",
} as const;

const blank = {
  customer_email: null,
  customer_name: null,
  is_business_customer: false,
  customer_billing_name: null,
  customer_tax_id: null,
  customer_billing_address: null,
};
const sheet = (named: Partial<Sheet> = {}): Sheet => ({ ...blank, ...named }) as Sheet;

const berlin = {
  line1: "Teststr. 1",
  line2: null,
  postal_code: "10115",
  city: "Berlin",
  state: null,
  country: "DE",
};

/** A form with these fields; `true` is a checked box. */
function aForm(fields: Record<string, string | true>): HTMLFormElement {
  const form = document.createElement("form");
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement("input");
    input.name = name;
    if (value === true) Object.assign(input, { type: "checkbox", checked: true });
    else input.value = value;
    form.append(input);
  }
  return form;
}

test("lines of the address that the form does not ask for stay as they are known, while the country stays", () => {
  const known = sheet({ customer_billing_address: berlin });
  const read = (country: string) =>
    readValues(aForm({ "customer_billing_address.country": country }), known).customer_billing_address;
  expect(read("DE")).toEqual(berlin);
  expect(read("FR")).toEqual({
    line1: null,
    line2: null,
    postal_code: null,
    city: null,
    state: null,
    country: "FR",
  });
});

test("the state of one country is not taken into another", () => {
  const form = aForm({ "customer_billing_address.country": "CA", "customer_billing_address.state": "US-CA" });
  expect(readValues(form, sheet()).customer_billing_address).toMatchObject({ country: "CA", state: null });
});

test("who is no business any longer has no tax id; one that the form never showed is kept", () => {
  const business = {
    is_business_customer: true,
    customer_tax_id: "DE136695976",
    customer_billing_name: "Bo",
  };
  expect(readValues(aForm({}), sheet(business))).toMatchObject({
    is_business_customer: false,
    customer_tax_id: null,
  });
  expect(readValues(aForm({}), sheet({ ...business, is_business_customer: false }))).toMatchObject({
    customer_tax_id: "DE136695976",
  });
});

test("an address half typed is not saved, and what is saved already is not sent again", () => {
  const values = { ...blank, customer_email: "bo@exa" };
  expect(patchFor("customer_email", values)).toBeNull();
  expect(unsavedOf({ ...values, customer_name: "Bo" }, sheet())).toEqual({ customer_name: "Bo" });
  expect(
    unsavedOf({ ...blank, customer_billing_address: berlin }, sheet({ customer_billing_address: berlin })),
  ).toEqual({});
});

test("a purchase needs e-mail, name and country; one without payment only the e-mail", () => {
  expect(Object.keys(problemsOf(blank, asked, true))).toEqual([
    "customer_email",
    "customer_name",
    "customer_billing_address.country",
  ]);
  expect(Object.keys(problemsOf(blank, asked, false))).toEqual(["customer_email"]);
});

test("a business needs its name and each line that its country's addresses have", () => {
  const values = {
    ...blank,
    is_business_customer: true,
    customer_billing_address: { ...berlin, city: null },
  };
  const whole = { ...asked, city: "required", line1: "required" } as const;
  expect(problemsOf(values, whole, true)).toMatchObject({
    customer_billing_name: expect.any(String),
    "customer_billing_address.city": expect.any(String),
  });
});

test("what the server refuses stands beside its field, and what belongs to none is told apart", () => {
  const { problems, rest } = problemsIn([
    { loc: ["body", "customer_billing_address", "state"], msg: "Not a state." },
    { loc: ["body", "customer_billing_address"], msg: "Required." },
    { loc: ["body", "metadata"], msg: "Unknown." },
  ]);
  expect(problems).toEqual({
    "customer_billing_address.state": "Not a state.",
    "customer_billing_address.country": "Required.",
  });
  expect(rest).toBe("Unknown.");
  expect(firstOf(problems)).toBe("customer_billing_address.country");
});
