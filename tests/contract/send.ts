import { newId } from "@/lib/id";
import type { Route } from "@/server/http/route";
import type { Answer } from "../setup/api.ts";
import type { Sent } from "./samples/sample.ts";

/** A body as it stands on the wire, whatever it is. */
type Raw = { raw: string };

type Message = Omit<Sent, "body"> & { body?: Record<string, unknown> | Raw };

const textOf = (body: Message["body"]) =>
  body && ("raw" in body && typeof body.raw === "string" ? body.raw : JSON.stringify(body));

/** Sends a request to the endpoint itself. Parameters that are not given are ids of nothing. Of a stream only the head is read. */
export async function send(route: Route, sent: Message): Promise<Answer> {
  const { method, path: pattern } = route.spec;
  const names = [...pattern.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");
  const params = Object.fromEntries(names.map((name) => [name, sent.params?.[name] ?? newId()]));
  const path = pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const body = textOf(sent.body);
  const aborting = new AbortController();
  const request = new Request(`http://127.0.0.1:3000/api/v1${path}${sent.query ? `?${sent.query}` : ""}`, {
    method,
    headers: { ...(body !== undefined && { "Content-Type": "application/json" }), ...sent.headers },
    signal: aborting.signal,
    ...(body !== undefined && { body }),
  });
  const response = await route(request, { params: Promise.resolve(params) });
  return answerOf(response, () => aborting.abort());
}

async function answerOf(response: Response, abort: () => void): Promise<Answer> {
  const { status, headers } = response;
  if (headers.get("content-type")?.startsWith("text/event-stream")) {
    await response.body?.cancel();
    abort();
    return { status, headers, text: "", body: undefined };
  }
  const text = await response.text();
  const isJson = headers.get("content-type")?.startsWith("application/json");
  return { status, headers, text, body: isJson ? JSON.parse(text) : undefined };
}
