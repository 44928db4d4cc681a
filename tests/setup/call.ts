import { routes } from "@/modules/routes";
import type { Route } from "@/server/http/route";
import type { Answer } from "./api.ts";

/** Finds the route that Next would: a fixed segment wins over one in brackets. */
function routeOf(method: string, pathname: string): { route: Route; params: Record<string, string> } {
  const segments = pathname.split("/").filter(Boolean);
  const found = routes
    .filter(({ spec }) => spec.method === method)
    .flatMap((route) => {
      const params = match(route.spec.path.split("/").filter(Boolean), segments);
      return params ? [{ route, params }] : [];
    })
    .sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length)[0];
  if (!found) throw new Error(`No route ${method} ${pathname}`);
  return found;
}

function match(pattern: string[], segments: string[]): Record<string, string> | null {
  if (pattern.length !== segments.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? "";
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name) params[name] = decodeURIComponent(segment);
    else if (part !== segment) return null;
  }
  return params;
}

/** A text is sent as it is, anything else as JSON. */
export async function call(
  method: string,
  path: string,
  body: unknown,
  headers: Record<string, string>,
): Promise<Answer> {
  const url = new URL(`http://127.0.0.1:3000/api/v1${path}`);
  const { route, params } = routeOf(method, url.pathname.slice("/api/v1".length));
  const request = new Request(url, {
    method,
    headers: { ...(body !== undefined && { "Content-Type": "application/json" }), ...headers },
    ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const response = await route(request, { params: Promise.resolve(params) });
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.startsWith("application/json");
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? JSON.parse(text) : undefined,
  };
}
