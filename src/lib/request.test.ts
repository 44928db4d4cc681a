import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { ApiError, mayRetry, request, searchOf } from "./request";

const Thing = z.object({ id: z.string() });

/** The next answer of the API, and what was asked. */
function answers(body: unknown, init: ResponseInit = {}) {
  const asked = vi.fn(async (_url: string, _init: RequestInit) => Response.json(body, init));
  vi.stubGlobal("fetch", asked);
  return asked;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

const failure = async () => {
  const error: unknown = await request(Thing, "/things").catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(ApiError);
  return error as ApiError;
};

test("a request names the organization, and its answer is checked", async () => {
  const asked = answers({ id: "a", more: 1 });
  const query = { status: ["paid", "pending"], page: 2, query: "", currency: undefined };
  expect(await request(Thing, "/things", { organization: "org", query })).toEqual({ id: "a" });
  const [url, init] = asked.mock.calls[0] ?? [];
  expect(url).toBe("/api/v1/things?status=paid&status=pending&page=2");
  expect(new Headers(init?.headers).get("x-florin-organization")).toBe("org");
});

test("a body is sent as JSON, with the key that makes a repetition harmless", async () => {
  const asked = answers({ id: "a" }, { status: 201 });
  await request(Thing, "/things", { method: "POST", body: { name: "x" }, idempotencyKey: "k" });
  const [, init] = asked.mock.calls[0] ?? [];
  expect(init?.body).toBe('{"name":"x"}');
  expect(new Headers(init?.headers).get("content-type")).toBe("application/json");
  expect(new Headers(init?.headers).get("idempotency-key")).toBe("k");
});

test("a refusal tells its kind, its sentence and the request's id", async () => {
  answers(
    { error: "ResourceNotFound", detail: "Not found" },
    { status: 404, headers: { "X-Request-Id": "r1" } },
  );
  expect(await failure()).toMatchObject({
    kind: "ResourceNotFound",
    message: "Not found",
    status: 404,
    requestId: "r1",
  });
});

test("a refused input tells each field, and the first of them as its message", async () => {
  const detail = [{ loc: ["body", "name"], msg: "Too short.", type: "too_small" }];
  answers({ error: "RequestValidationError", detail }, { status: 422 });
  expect(await failure()).toMatchObject({ message: "Too short.", issues: detail });
});

test("an answer that is not JSON is a failure of ours, in words for people", async () => {
  vi.stubGlobal("fetch", async () => new Response("<html>", { status: 502 }));
  const error = await failure();
  expect(error.kind).toBe("InternalServerError");
  expect(error.message).toMatch(/on our side/);
  expect(mayRetry(error)).toBe(true);
});

test("no answer at all may be tried again, a refusal may not", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("failed")));
  expect(mayRetry(await failure())).toBe(true);
  answers({ error: "NotPermitted", detail: "Not permitted" }, { status: 403 });
  expect(mayRetry(await failure())).toBe(false);
});

test("an empty query leaves the address alone", () => {
  expect(searchOf({ query: "", status: [], page: null })).toBe("");
});
