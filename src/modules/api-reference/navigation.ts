import { slugOf } from "./groups";
import { type Group, hrefOf } from "./operations";

/** What the menu of the reference holds of each operation. */
export type NavOperation = { id: string; href: string; summary: string; method: string; path: string };
export type NavGroup = { title: string; href: string; operations: NavOperation[] };

/** The menu of the reference: groups in the order of the document, each with its operations. */
export const navigationOf = (groups: readonly Group[]): NavGroup[] =>
  groups.map(({ name, title, operations }) => ({
    title,
    href: `/docs/api/${slugOf(name)}`,
    operations: operations.map((operation) => ({
      id: operation.id,
      href: hrefOf(operation),
      summary: operation.summary,
      method: operation.method,
      path: operation.path,
    })),
  }));

/** The operations in which every word stands somewhere: in name, summary, method or path. */
export function searchIn(groups: readonly NavGroup[], query: string): NavOperation[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return groups
    .flatMap(({ title, operations }) => operations.map((operation) => ({ title, operation })))
    .filter(({ title, operation: { id, summary, method, path } }) => {
      const text = `${title} ${id} ${summary} ${method} ${path}`.toLowerCase();
      return words.every((word) => text.includes(word));
    })
    .map(({ operation }) => operation);
}
