import type { Answers, CustomFieldType } from "@/modules/custom-fields/schema";
import type { BillingAddressFields } from "../../schema";
import type { Issue } from "../buyer-api";
import type { Sheet } from "../sheet";
import type { Patch } from "../update-queue";

export type AddressLine = keyof BillingAddressFields;
type Address = { [line in AddressLine]: string | null };

/** The fields of the form by their names on the wire, in the order in which they stand. */
export const fieldOrder = [
  "product_id",
  "amount",
  "seats",
  "customer_email",
  // All answers to fields of the product.
  "custom_field_data",
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
export type AnswerName = `custom_field_data.${string}`;
export type FieldName = (typeof fieldOrder)[number] | AnswerName;

export const isAnswer = (name: string): name is AnswerName => name.startsWith("custom_field_data.");
export const isField = (name: string): name is FieldName =>
  isAnswer(name) || fieldOrder.some((each) => each === name);

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
  /** Of those answered; absent where the product asks for nothing. */
  custom_field_data?: Answers;
};

export const nameOfLine = (line: AddressLine) => `customer_billing_address.${line}` as const;

export const lines = ["line1", "line2", "postal_code", "city", "state"] as const;

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
    ...answersIn(form, data, sheet),
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

/** As the server keeps it, where it can be: what is no number stays a text, for the server to refuse. */
function answerOf(type: CustomFieldType, posted: FormDataEntryValue | null): Answers[string] {
  const text = String(posted ?? "").trim();
  if (text === "") return null;
  if (type === "checkbox") return true;
  return type === "number" && Number.isSafeInteger(Number(text)) ? Number(text) : text;
}

/** A field that is not drawn yet keeps the answer that is known. */
function answersIn(form: HTMLFormElement, data: FormData, sheet: Sheet): Pick<Values, "custom_field_data"> {
  const fields = sheet.attached_custom_fields ?? [];
  if (fields.length === 0) return {};
  const answers = fields.flatMap(({ custom_field: { slug, type } }) => {
    const name = `custom_field_data.${slug}`;
    const isDrawn = form.elements.namedItem(name) !== null;
    const value = isDrawn ? answerOf(type, data.get(name)) : sheet.custom_field_data[slug];
    return value === null || value === undefined ? [] : [[slug, value] as const];
  });
  return { custom_field_data: Object.fromEntries(answers) };
}

export const looksLikeEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(text);

/** What is to be saved after a field was changed; null while it is not fit to be. */
export function patchFor(name: string, values: Values): Patch | null {
  const { customer_email: email, customer_billing_address, ...others } = values;
  if (isAnswer(name)) return { custom_field_data: values.custom_field_data ?? {} };
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

/** The server's refusals beside the fields that they are about; what fits none is left over as one text. */
export function problemsIn(issues: readonly Issue[]): { problems: Problems; rest: string | null } {
  const problems: Problems = {};
  let rest: string | null = null;
  for (const { loc, msg } of issues) {
    const path = loc.slice(1).join(".");
    const name = path === "customer_billing_address" ? nameOfLine("country") : path;
    if (isField(name)) problems[name] ??= msg;
    else rest ??= msg;
  }
  return { problems, rest };
}
