import type { Tables } from "../store/tables.ts";
import { invalidRequest } from "./api-error.ts";

type Holder = Record<string, unknown>;
type Loader = (tables: Tables, id: string) => object | undefined;

const loaders: Readonly<Record<string, Loader>> = {
  cus_: (tables, id) => tables.customers.find(id) ?? deletedCustomer(tables, id),
  pm_: (tables, id) => tables.paymentMethods.find(id),
  pi_: (tables, id) => tables.paymentIntents.find(id),
  seti_: (tables, id) => tables.setupIntents.find(id),
  ch_: (tables, id) => tables.charges.find(id),
  re_: (tables, id) => tables.refunds.find(id),
  du_: (tables, id) => tables.disputes.find(id),
  txn_: (tables, id) => tables.balanceTransactions.find(id),
};

/** The fields of each object that `expand` takes. */
const expandable: Readonly<Record<string, readonly string[]>> = {
  payment_intent: [
    "application",
    "customer",
    "latest_charge",
    "on_behalf_of",
    "payment_method",
    "payment_record",
    "review",
    "source",
  ],
  setup_intent: [
    "application",
    "customer",
    "latest_attempt",
    "mandate",
    "on_behalf_of",
    "payment_method",
    "single_use_mandate",
  ],
  charge: [
    "application",
    "application_fee",
    "balance_transaction",
    "customer",
    "failure_balance_transaction",
    "on_behalf_of",
    "payment_intent",
    "refunds",
    "review",
    "source_transfer",
  ],
  refund: [
    "balance_transaction",
    "charge",
    "customer",
    "failure_balance_transaction",
    "payment_intent",
    "payment_method",
    "source_transfer_reversal",
    "transfer_reversal",
  ],
  dispute: ["charge", "payment_intent"],
  payment_method: ["customer"],
  customer: ["cash_balance", "default_source", "sources", "subscriptions", "tax_ids", "test_clock"],
  balance_transaction: ["source"],
};

/** Lists that stand in an object only when asked for. */
const includable: Readonly<Record<string, (tables: Tables, id: string) => object>> = {
  "charge.refunds": (tables, id) =>
    wholeList(tables.refunds.all({ charge: id }), `/v1/charges/${id}/refunds`),
  "customer.sources": (_, id) => wholeList([], `/v1/customers/${id}/sources`),
  "customer.subscriptions": (_, id) => wholeList([], `/v1/customers/${id}/subscriptions`),
  "customer.tax_ids": (_, id) => wholeList([], `/v1/customers/${id}/tax_ids`),
};

/** Parts of an object that hold expandable fields without being objects of the API themselves. */
const parts: Readonly<Record<string, readonly string[]>> = {
  invoice_settings: ["default_payment_method"],
  payment_method_preview: ["customer"],
};

/** Puts the objects in the place of their ids, in `answer` itself. Refuses a path that cannot be expanded. */
export function expand(tables: Tables, answer: object, paths: readonly string[]): void {
  for (const path of paths) {
    const steps = path.split(".");
    if (steps.length > 5) throw cannotExpand(path);
    walk(tables, answer as Holder, steps, path);
  }
}

function walk(tables: Tables, holder: Holder, steps: readonly string[], path: string): void {
  const [step, ...rest] = steps;
  if (step === undefined) return;
  if (isList(holder)) {
    walkItems(tables, holder, steps, path);
  } else if (!Object.hasOwn(parts, step)) {
    const field = expanded(tables, holder, step, path);
    if (isHolder(field)) walk(tables, field, rest, path);
  } else {
    const part = holder[step];
    if (isHolder(part)) expandPart(tables, part, step, rest, path);
  }
}

function walkItems(tables: Tables, list: { data: unknown[] }, steps: readonly string[], path: string): void {
  const [step, ...rest] = steps;
  if (step !== "data") throw cannotExpand(path);
  for (const item of list.data) if (isHolder(item)) walk(tables, item, rest, path);
}

function expandPart(tables: Tables, part: Holder, name: string, rest: readonly string[], path: string): void {
  const [field, ...deeper] = rest;
  if (field === undefined || !parts[name]?.includes(field)) throw cannotExpand(path);
  const value = load(tables, part, field);
  if (isHolder(value)) walk(tables, value, deeper, path);
}

function expanded(tables: Tables, holder: Holder, field: string, path: string): unknown {
  const kind = String(holder.object);
  if (!expandable[kind]?.includes(field)) throw cannotExpand(path);
  const include = includable[`${kind}.${field}`];
  if (include === undefined) return load(tables, holder, field);
  holder[field] = include(tables, String(holder.id));
  return holder[field];
}

function load(tables: Tables, holder: Holder, field: string): unknown {
  const id = holder[field];
  if (typeof id !== "string") return id;
  const loader = loaders[id.slice(0, id.indexOf("_") + 1)];
  const found = loader?.(tables, id);
  if (found !== undefined) holder[field] = found;
  return holder[field];
}

function deletedCustomer(tables: Tables, id: string): object | undefined {
  const found = tables.deletedCustomers.find(id);
  return found === undefined ? undefined : { id: found.id, object: "customer", deleted: true };
}

function wholeList(data: object[], url: string): object {
  return { object: "list", url, has_more: false, data };
}

function isHolder(value: unknown): value is Holder {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(holder: Holder): holder is Holder & { data: unknown[] } {
  return Array.isArray(holder.data);
}

function cannotExpand(path: string) {
  return invalidRequest(`This property cannot be expanded (${path}).`, "expand");
}
