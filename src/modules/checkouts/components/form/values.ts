import type { BillingAddressFields } from "../../schema";
import type { Issue } from "../buyer-api";
import type { BillingDetails } from "../payment/payment-fields";
import type { Sheet } from "../sheet";
import type { Patch } from "../update-queue";

export type AddressLine = keyof BillingAddressFields;
type Address = { [line in AddressLine]: string | null };

/** The fields of the form by their names on the wire, in the order in which they stand. */
export const fieldOrder = [
  "product_id",
  "amount",
  "customer_email",
  "confirmation_token_id",
  "customer_name",
  "customer_billing_address.country",
  "customer_billing_address.line1",
  "customer_billing_address.line2",
  "customer_billing_address.postal_code",
  "customer_billing_address.city",
  "customer_billing_address.state",
  "customer_billing_name",
  "customer_tax_id",
  "discount_code",
] as const;
export type FieldName = (typeof fieldOrder)[number];

/** What is wrong, and how to put it right, by field. */
export type Problems = { [name in FieldName]?: string | undefined };

/** What the buyer has filled in. An address without a country is none. */
export type Values = {
  customer_email: string | null;
  customer_name: string | null;
  is_business_customer: boolean;
  customer_billing_name: string | null;
  customer_tax_id: string | null;
  customer_billing_address: (Address & { country: string }) | null;
};

export const nameOfLine = (line: AddressLine) => `customer_billing_address.${line}` as const;

const lines = ["line1", "line2", "postal_code", "city", "state"] as const;

/** Reads the form. Lines of the address that it does not ask for stay as they are known. */
export function readValues(form: HTMLFormElement, sheet: Sheet): Values {
  const data = new FormData(form);
  const read = (name: string) => String(data.get(name) ?? "").trim() || null;
  const isBusiness = data.has("is_business_customer");
  // What is not asked for stays as it is known; but one who is no business any longer has no tax id.
  const ofBusiness = (name: "customer_billing_name" | "customer_tax_id") => {
    if (data.has(name)) return read(name);
    return isBusiness === sheet.is_business_customer ? sheet[name] : null;
  };
  const country = read(nameOfLine("country"));
  const known = sheet.customer_billing_address;
  const line = (name: (typeof lines)[number]) => {
    const value =
      data.has(nameOfLine(name)) || known?.country !== country ? read(nameOfLine(name)) : known[name];
    // The country was changed a moment ago, and the list of states has not followed yet.
    return name === "state" && value && /^[A-Z]{2}-/.test(value) && !value.startsWith(`${country}-`)
      ? null
      : value;
  };
  return {
    customer_email: read("customer_email"),
    customer_name: read("customer_name"),
    is_business_customer: isBusiness,
    customer_billing_name: ofBusiness("customer_billing_name"),
    customer_tax_id: ofBusiness("customer_tax_id"),
    customer_billing_address: country
      ? {
          line1: line("line1"),
          line2: line("line2"),
          postal_code: line("postal_code"),
          city: line("city"),
          state: line("state"),
          country,
        }
      : known,
  };
}

export const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text);

/** What is to be saved after a field was changed; null while it is not fit to be. */
export function patchFor(name: string, values: Values): Patch | null {
  const { customer_email: email, customer_billing_address, ...others } = values;
  if (name === "customer_email") return email && !looksLikeEmail(email) ? null : { customer_email: email };
  if (name.startsWith("customer_billing_address."))
    return customer_billing_address && { customer_billing_address };
  if (name === "is_business_customer") {
    const { customer_name, ...ofBusiness } = others;
    return others.is_business_customer ? { is_business_customer: true } : ofBusiness;
  }
  return name in others ? { [name]: others[name as keyof typeof others] } : null;
}

/** What has been filled in and is not known to the server yet. */
export function unsavedOf(values: Values, sheet: Sheet): Patch {
  const { customer_email: email, ...others } = values;
  const fit = email === null || looksLikeEmail(email) ? values : others;
  const isNew = ([name, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(sheet[name as keyof Sheet]);
  return Object.fromEntries(Object.entries(fit).filter(isNew));
}

const missing: Problems = {
  customer_email: "Enter your e-mail address.",
  customer_name: "Enter the name on the card.",
  customer_billing_name: "Enter the name of the business.",
  "customer_billing_address.country": "Choose your country.",
  "customer_billing_address.line1": "Enter your address.",
  "customer_billing_address.postal_code": "Enter your postal code.",
  "customer_billing_address.city": "Enter your city.",
  "customer_billing_address.state": "Choose your state.",
};

/** What keeps these values from being a purchase. */
export function problemsOf(values: Values, asked: BillingAddressFields, isPaid: boolean): Problems {
  const address = values.customer_billing_address;
  const blank: (FieldName | false)[] = [
    !values.customer_email && "customer_email",
    isPaid && !values.customer_name && "customer_name",
    isPaid && values.is_business_customer && !values.customer_billing_name && "customer_billing_name",
    isPaid && !address && nameOfLine("country"),
    ...lines.map((line) => isPaid && asked[line] === "required" && !address?.[line] && nameOfLine(line)),
  ];
  const problems: Problems = {};
  for (const name of blank) if (name) problems[name] = missing[name];
  if (values.customer_email && !looksLikeEmail(values.customer_email))
    problems.customer_email = "This is no e-mail address: it looks like name@example.com.";
  return problems;
}

/** The server's refusals beside the fields that they are about; what fits none is left over as one text. */
export function problemsIn(issues: readonly Issue[]): { problems: Problems; rest: string | null } {
  const problems: Problems = {};
  let rest: string | null = null;
  for (const { loc, msg } of issues) {
    const path = loc.slice(1).join(".");
    const name = path === "customer_billing_address" ? nameOfLine("country") : path;
    const field = fieldOrder.find((each) => each === name);
    if (field) problems[field] ??= msg;
    else rest ??= msg;
  }
  return { problems, rest };
}

/** The first field of the form that something is wrong with. */
export const firstOf = (problems: Problems): FieldName | undefined =>
  fieldOrder.find((name) => problems[name]);

/** As payment fields pass it on to the bank. */
export function billingOf(values: Values): BillingDetails {
  const address = values.customer_billing_address;
  return {
    email: values.customer_email ?? "",
    name: values.customer_name ?? "",
    address: {
      line1: address?.line1 ?? "",
      line2: address?.line2 ?? "",
      postal_code: address?.postal_code ?? "",
      city: address?.city ?? "",
      state: address?.state?.replace(/^[A-Z]{2}-/, "") ?? "",
      country: address?.country ?? "",
    },
  };
}
