import type { CustomFieldType } from "@/modules/custom-fields/schema";
import type { BillingAddressFields } from "../../schema";
import type { Sheet } from "../sheet";
import {
  type FieldName,
  fieldOrder,
  isAnswer,
  lines,
  looksLikeEmail,
  nameOfLine,
  type Problems,
  type Values,
} from "./values";

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

function unanswered(
  { custom_field_data: answers = {} }: Values,
  fields: NonNullable<Sheet["attached_custom_fields"]>,
): Problems {
  const open = fields.filter(
    ({ required, custom_field: { slug } }) => required && answers[slug] === undefined,
  );
  const text = (type: CustomFieldType) => (type === "checkbox" ? "Tick this to go on." : "Fill this in.");
  return Object.fromEntries(
    open.map(({ custom_field: { slug, type } }) => [`custom_field_data.${slug}`, text(type)]),
  );
}

/** What keeps these values from being a purchase. */
export function problemsOf(
  values: Values,
  asked: BillingAddressFields,
  isPaid: boolean,
  fields: Sheet["attached_custom_fields"] = null,
): Problems {
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
  Object.assign(problems, unanswered(values, fields ?? []));
  if (values.customer_email && !looksLikeEmail(values.customer_email))
    problems.customer_email = "This is no e-mail address: it looks like name@example.com.";
  return problems;
}

/** The first field of the form that something is wrong with. */
export const firstOf = (problems: Problems): FieldName | undefined =>
  fieldOrder
    .flatMap((name) => (name === "custom_field_data" ? Object.keys(problems).filter(isAnswer) : [name]))
    .find((name) => problems[name]);
