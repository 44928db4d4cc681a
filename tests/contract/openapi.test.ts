import { HTTPClient, Polar } from "polar-sdk-strict";
import { expect, test } from "vitest";
import type { ApiDocument } from "@/modules/api-reference/document";
import { exampleOf } from "@/modules/api-reference/example";
import { groups, slugOf } from "@/modules/api-reference/groups";
import { navigationOf, searchIn } from "@/modules/api-reference/navigation";
import { groupsOf, type Operation } from "@/modules/api-reference/operations";
import { sampleBodies } from "@/modules/api-reference/sample-bodies";
import {
  clientOf,
  curlOf,
  fetchOf,
  type SampleRequest,
  sampleRequestOf,
} from "@/modules/api-reference/samples";
import { fieldsOf, typeOf } from "@/modules/api-reference/shape";
import { routes } from "@/modules/routes";
import { openApi } from "@/server/http/openapi";

const about = { title: "Florin", version: "1", tags: groups };
const document = JSON.parse(
  JSON.stringify(openApi(routes, about, "http://127.0.0.1:3000/api/v1")),
) as ApiDocument;
const shown = groupsOf(document);
const operations = shown.flatMap((group) => group.operations);
const specOf = ({ id }: Operation) => routes.find(({ spec }) => spec.name === id)?.spec;

/** Each operation that a program can call, with the request that its samples make. */
const requests = operations.flatMap((operation) => {
  const request = sampleRequestOf(document, operation);
  return request ? [{ id: operation.id, operation, request }] : [];
});

test("the reference shows every endpoint, each in a group that it describes", () => {
  expect(operations.map(({ id }) => id).sort()).toEqual(routes.map(({ spec }) => spec.name).sort());
  expect(new Set(groups.map(({ name }) => slugOf(name))).size).toBe(groups.length);
  expect(groups.map(({ name }) => name)).toEqual(shown.map(({ name }) => name));
});

test("each endpoint that takes a body has a sample that its own schema reads", () => {
  const withBody = operations.filter(({ body }) => body !== null);
  expect(Object.keys(sampleBodies).sort()).toEqual(withBody.map(({ id }) => id).sort());
  const wrong = withBody.flatMap((operation) => {
    const read = specOf(operation)?.body?.safeParse(sampleBodies[operation.id]);
    return read?.success ? [] : [{ id: operation.id, issues: read?.error?.issues }];
  });
  expect(wrong).toEqual([]);
});

test("each sample asks for a path that its endpoint's own schemas read", () => {
  for (const { operation, request } of requests) {
    const pattern = new RegExp(`^/api/v1${operation.path.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
    const url = new URL(request.url);
    const params = pattern.exec(url.pathname)?.groups ?? {};
    const spec = specOf(operation);
    expect(url.pathname, operation.id).toMatch(pattern);
    expect(spec?.params?.safeParse({ ...params }).error?.issues ?? [], operation.id).toEqual([]);
    const query = Object.fromEntries(url.searchParams);
    expect(spec?.query?.safeParse(query).error?.issues ?? [], operation.id).toEqual([]);
  }
});

test("a sample shows its token and key where they are needed, and nowhere else", () => {
  for (const { operation, request } of requests)
    for (const text of [curlOf(request), fetchOf(request)]) {
      expect(text.includes("Bearer"), operation.id).toBe(!operation.callers.includes("anybody"));
      expect(text.includes("Idempotency-Key"), operation.id).toBe(operation.method !== "GET");
    }
});

/** What the official client sends for a call, whatever it then makes of the answer. */
async function sentBy({ client }: SampleRequest): Promise<{ url: URL; method: string; body: string } | null> {
  let sent: Request | undefined;
  const httpClient = new HTTPClient({
    fetcher: async (input) => {
      sent = new Request(input);
      return Response.json({}, { status: 500 });
    },
  });
  const polar = new Polar({
    accessToken: "florin_oat_of_a_test",
    serverURL: "http://127.0.0.1:3000",
    httpClient,
    retryConfig: { strategy: "none" },
  });
  type Call = (argument: unknown) => Promise<unknown>;
  const group = (polar as unknown as Record<string, Record<string, Call>>)[client?.group ?? ""];
  await group?.[client?.method ?? ""]?.(client?.argument).catch(() => undefined);
  return sent ? { url: new URL(sent.url), method: sent.method, body: await sent.text() } : null;
}

test.each(requests.filter(({ request }) => request.client !== null))(
  "$id: the official client, called as the sample says, asks for what curl asks for",
  async ({ request }) => {
    expect(clientOf(request)).toContain(`polar.${request.client?.group}.${request.client?.method}(`);
    const sent = await sentBy(request);
    const url = new URL(request.url);
    expect(sent?.method).toBe(request.method);
    expect(sent?.url.pathname.replace(/\/$/, "")).toBe(url.pathname.replace("/api/v1", "/v1"));
    // The client says its own defaults too.
    expect(Object.fromEntries(sent?.url.searchParams ?? [])).toMatchObject(
      Object.fromEntries(url.searchParams),
    );
    if (request.body) expect(JSON.parse(sent?.body ?? "")).toMatchObject(request.body);
  },
);

test("every example answer holds every key of its schema", () => {
  for (const { id, success } of operations) {
    if (success.contentType !== "application/json" || !success.schema) continue;
    const example = exampleOf(document, success.schema) as object;
    const fields = fieldsOf(document, success.schema).map(({ name }) => name);
    expect(Object.keys(example).length, id).toBeGreaterThan(0);
    // A choice between objects has no fields of its own: the example is one of them.
    if (fields.length > 0) expect(Object.keys(example), id).toEqual(fields);
  }
});

test("types are told in words", () => {
  const words = (schema: Parameters<typeof typeOf>[1]) =>
    typeOf(document, schema)
      .map(({ text }) => text)
      .join("");
  expect(words({ anyOf: [{ type: "string", format: "uuid" }, { type: "null" }] })).toBe("UUID or null");
  expect(words({ type: "array", items: { $ref: "#/components/schemas/Order" } })).toBe("list of Order");
  expect(words({ type: ["string", "null"] })).toBe("string or null");
  expect(words({ const: 1 })).toBe("1");
});

test("an operation is found by words of its name, summary, method or path", () => {
  const found = (query: string) => searchIn(navigationOf(shown), query).map(({ id }) => id);
  expect(found("create checkout")).toContain("checkouts.create");
  expect(found("post /refunds")).toEqual(["refunds.create", "refunds.generateCreditNote", "credits.refund"]);
  expect(found("nothing like that")).toEqual([]);
});
