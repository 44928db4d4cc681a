import type { AuditEntry } from "./schema";

/** `access_token` → `Access token` */
export const objectName = (type: string): string => {
  const words = type
    .replaceAll(/[_.-]/g, " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const verbs: Record<string, string> = { created: "made", updated: "changed", deleted: "deleted" };

/** `product.updated` → `Product changed`; an operation as it is called: `Webhooks: redeliver event`. */
export function actionText(action: string): string {
  const [type = action, what = ""] = action.split(".");
  const verb = verbs[what];
  return verb ? `${objectName(type)} ${verb}` : `${objectName(type)}: ${objectName(what).toLowerCase()}`;
}

/** Who it was, for people. */
export function actorText({ type, name }: AuditEntry["actor"]): string {
  if (type === "token") return `Token ${name ?? "that is gone"}`;
  if (type === "customer") return `Customer ${name ?? "who is deleted"}`;
  if (type === "system") return "Florin";
  return name ?? "A member";
}

const text = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** One field of a change, as text; null where there was or is nothing. */
export type ChangedField = { name: string; before: string | null; after: string | null };

/** What changed, field by field, in the order of their names. */
export function changedFields({ before, after }: Pick<AuditEntry, "before" | "after">): ChangedField[] {
  const names = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])].sort();
  const of = (side: AuditEntry["before"], name: string) =>
    side?.[name] === undefined || side[name] === null ? null : text(side[name]);
  return names.map((name) => ({ name, before: of(before, name), after: of(after, name) }));
}

/** The changed fields in one line: `name, price_amount and 2 more`. */
export function changesText(entry: Pick<AuditEntry, "before" | "after">): string {
  const names = changedFields(entry).map(({ name }) => name);
  return names.length > 3 ? `${names.slice(0, 2).join(", ")} and ${names.length - 2} more` : names.join(", ");
}

const places: Record<string, string> = {
  product: "products",
  benefit: "benefits",
  discount: "discounts",
  customer: "customers",
  checkout: "checkouts",
  subscription: "subscriptions",
  order: "orders",
};

/** The page of what was changed, below the organization's; null where it has none. */
export const objectPath = ({ object_type, object_id }: AuditEntry): string | null =>
  object_id && places[object_type] ? `${places[object_type]}/${object_id}` : null;
