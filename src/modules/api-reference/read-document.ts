import "server-only";
import { env } from "@/server/env";
import { openApi } from "@/server/http/openapi";
import type { Route } from "@/server/http/route";
import type { ApiDocument } from "./document";
import { groups } from "./groups";

let known: { routes: readonly Route[]; text: string; document: ApiDocument } | undefined;

/** The OpenAPI document of all endpoints, as text and as the reference reads it; made once a process. */
export function readDocument(routes: readonly Route[]): { text: string; document: ApiDocument } {
  if (known?.routes === routes) return known;
  const about = {
    title: "Florin",
    version: "1",
    description: "Products, checkouts, orders and customers of an organization.",
    tags: groups.map(({ name, description }) => ({ name, description })),
  };
  const text = JSON.stringify(openApi(routes, about, `${env.FLORIN_URL}/api/v1`));
  known = { routes, text, document: JSON.parse(text) as ApiDocument };
  return known;
}
