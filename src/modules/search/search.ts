import "server-only";
import type { Subject } from "@/server/auth/access";
import { type Scope, scopesOf } from "@/server/auth/scopes";
import type { Context } from "@/server/context";
import { findAnything, type Kind } from "./repository";
import type { SearchResult } from "./schema";

const needed: readonly (readonly [Kind, Scope])[] = [
  ["product", "products:read"],
  ["order", "orders:read"],
  ["customer", "customers:read"],
  ["subscription", "subscriptions:read"],
  ["checkout", "checkouts:read"],
];

/** What a text finds in the organization, of the kinds that the caller may read. */
export function search(
  { read, organizationId }: Pick<Context, "read" | "organizationId">,
  subject: Subject,
  text: string,
): Promise<SearchResult[]> {
  const held = scopesHeld(subject);
  const kinds = needed.flatMap(([kind, scope]) => (held.includes(scope) ? [kind] : []));
  return findAnything(read, organizationId, text.trim(), kinds);
}

function scopesHeld(subject: Subject): readonly string[] {
  if (subject.type === "organization") return subject.scopes;
  return subject.type === "user" && subject.membership ? scopesOf(subject.membership.role) : [];
}
