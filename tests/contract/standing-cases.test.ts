import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { routes } from "@/modules/routes";
import { scopes } from "@/server/auth/scopes";
import { newToken } from "@/server/auth/token";
import type { Route } from "@/server/http/route";
import type { Merchant } from "../factories/organization.ts";
import { shopForTest } from "../setup/shop.ts";
import type { Sent } from "./samples/sample.ts";
import { samples } from "./samples.ts";
import { send } from "./send.ts";

const data = await mkdtemp(path.join(os.tmpdir(), "florin-contract-"));
afterAll(() => rm(data, { recursive: true, force: true }));
const shop = shopForTest({ FLORIN_DATA: data });

const named = (route: Route) => [route.spec.name, route] as const;
const all = routes.map(named);
const guarded = all.filter(([, { spec }]) => !spec.access.subjects.includes("anonymous"));
const scoped = all.filter(([, { spec }]) => spec.access.scope);
const ofTokens = all.filter(
  ([, { spec }]) => spec.access.subjects.includes("organization") && spec.access.scope,
);
const withBody = all.filter(([, { spec }]) => spec.body);
const writing = all.filter(([, { spec }]) => spec.method !== "GET");

const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

/** A request of the sample, sent by whom it says: a signed-in user, anybody with the secret, or the merchant's token. */
async function sampleOf(route: Route, merchant: Merchant = shop.own()): Promise<Sent> {
  const sample = samples[route.spec.name];
  if (!sample) throw new Error(`tests/contract/samples has no sample for ${route.spec.name}`);
  const sent = await sample.make(merchant, shop);
  const byToken = route.spec.access.scope ? bearer(merchant.token) : {};
  return { ...sent, headers: { ...byToken, ...sent.headers } };
}

test("every endpoint has a sample, and every sample an endpoint", () => {
  expect(Object.keys(samples).sort()).toEqual(routes.map(({ spec }) => spec.name).sort());
});

describe("a valid request", () => {
  test.each(all)("%s answers as documented, with the standing headers", async (_, route) => {
    const { status, headers, text } = await send(route, await sampleOf(route));
    const { returns, produces, status: success = 200 } = route.spec;
    expect([status, status >= 400 && text]).toEqual([returns || produces ? success : 204, false]);
    expect(headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
    expect(headers.get("cache-control")).toContain("no-store");
    if (produces) expect(headers.get("content-type")).toContain(produces);
  });
});

describe("without a token", () => {
  test.each(guarded)("%s answers 401 and says how to come back", async (_, route) => {
    const { status, headers, body } = await send(route, {});
    expect([status, body]).toEqual([401, { error: "Unauthorized", detail: "Unauthorized" }]);
    expect(headers.get("www-authenticate")).toBe('Bearer realm="florin"');
  });
});

describe("with a token that is not valid", () => {
  const bad = [newToken("oat"), "florin_oat_x", newToken("oat").slice(0, -1), "polar_oat_123"];
  test.each(all)("%s answers 401 invalid_token", async (_, route) => {
    for (const token of bad) {
      const { status, headers, body } = await send(route, { headers: bearer(token) });
      expect([status, body]).toEqual([
        401,
        { error: "invalid_token", error_description: expect.any(String) },
      ]);
      expect(headers.get("www-authenticate")).toBe('Bearer realm="florin", error="invalid_token"');
    }
  });
});

describe("with a token without the scope", () => {
  test.each(scoped)("%s answers 403 and names the scope, and does nothing", async (_, route) => {
    const { scope } = route.spec.access;
    const granting = [scope, scope?.replace(/:read$/, ":write")];
    const { token } = await shop.merchant({ scopes: scopes.filter((other) => !granting.includes(other)) });
    const { status, headers, body } = await send(route, { headers: bearer(token) });
    expect([status, body]).toEqual([403, { error: "NotPermitted", detail: expect.any(String) }]);
    expect(headers.get("www-authenticate")).toBe(
      `Bearer realm="florin", error="insufficient_scope", scope="${scope}"`,
    );
  });
});

describe("with a token where a person must sign in", () => {
  const ofPeople = guarded.filter(([, { spec }]) => !spec.access.subjects.includes("organization"));
  test.each(ofPeople)("%s answers 403", async (_, route) => {
    const { status, body } = await send(route, { headers: bearer(shop.own().token) });
    expect([status, body.error]).toEqual([403, "NotPermitted"]);
  });
});

describe("for another organization", () => {
  test.each(ofTokens)("%s tells nothing of what is not its own", async (name, route) => {
    const owner = await shop.merchant();
    const sent = await sampleOf(route, owner);
    const before = await rowsOf(owner);
    const other = await shop.merchant();
    const { status, text } = await send(route, { ...sent, headers: bearer(other.token) });
    const foreign = samples[name]?.foreign ?? (sent.params ? 404 : undefined);
    if (foreign) expect([status, text]).toEqual([foreign, expect.any(String)]);
    else expect(status).toBeLessThan(300);
    expect(text).not.toContain(owner.id);
    expect(await rowsOf(owner)).toEqual(before);
  });
});

describe("with a body that is wrong", () => {
  test.each(withBody)("%s names an unknown field", async (_, route) => {
    const sent = await sampleOf(route);
    const { status, body } = await send(route, { ...sent, body: { ...sent.body, florin_unknown: 1 } });
    expect(status).toBe(422);
    expect(body).toMatchObject({
      error: "RequestValidationError",
      detail: [{ loc: ["body", "florin_unknown"] }],
    });
  });

  test.each(withBody)("%s refuses a NUL, and half of a surrogate pair", async (_, route) => {
    const sent = await sampleOf(route);
    for (const text of ["a\0b", "a\ud800b"]) {
      const { status, body } = await send(route, { ...sent, body: { ...sent.body, florin_unknown: text } });
      expect([status, body.error]).toEqual([422, "RequestValidationError"]);
      expect(body.detail[0]).toMatchObject({
        loc: ["body", "florin_unknown"],
        type: expect.stringMatching(/^string_/),
      });
    }
  });

  test.each(withBody)("%s refuses what is nested without end", async (_, route) => {
    const sent = await sampleOf(route);
    const raw = `{"florin_unknown":${"[".repeat(100_000)}${"]".repeat(100_000)}}`;
    const { status, body } = await send(route, { ...sent, body: { raw } });
    expect([status, body.detail[0].type]).toEqual([422, "too_deep"]);
  });

  test.each(withBody)("%s refuses more than 1 MiB", async (_, route) => {
    const sent = await sampleOf(route);
    const raw = JSON.stringify(sent.body) + " ".repeat(1_048_576);
    const { status, body } = await send(route, { ...sent, body: { raw } });
    expect([status, body.error]).toEqual([413, "PayloadTooLarge"]);
  });

  test.each(withBody)("%s refuses what is not JSON, and JSON that is no object", async (_, route) => {
    const sent = await sampleOf(route);
    for (const raw of ["{", "name=Atlas", "[]", "3", "null"]) {
      const { status, body } = await send(route, { ...sent, body: { raw } });
      expect([status, body.error, body.detail[0].loc[0]]).toEqual([422, "RequestValidationError", "body"]);
    }
  });
});

describe("with an id that is none", () => {
  const withId = ofTokens.filter(([, { spec }]) => spec.path.includes("{id}"));
  test.each(withId)("%s answers 422", async (_, route) => {
    const sent = await sampleOf(route);
    for (const id of ["1", "not-an-id", "' OR 1=1", "%00", "a\0"]) {
      const { status, body } = await send(route, { ...sent, params: { id } });
      expect([status, body.detail[0].loc]).toEqual([422, ["path", "id"]]);
    }
  });
});

describe("with an id of nothing", () => {
  const withPath = all.filter(([, { spec }]) => spec.path.includes("{"));
  test.each(withPath)("%s answers 404", async (_, route) => {
    const { params, ...sent } = await sampleOf(route);
    const { status, body } = await send(route, sent);
    expect([status, body]).toEqual([404, { error: "ResourceNotFound", detail: expect.any(String) }]);
  });
});

describe("sent twice under one Idempotency-Key", () => {
  test.each(writing)("%s has one effect and answers the same bytes", async (name, route) => {
    const merchant = await shop.merchant();
    const sent = await sampleOf(route, merchant);
    const headers = { ...sent.headers, "Idempotency-Key": `twice ${name}` };
    const first = await send(route, { ...sent, headers });
    expect(first.status).toBeLessThan(300);
    const after = await allRows();
    const again = await send(route, { ...sent, headers });
    expect([again.status, again.text]).toEqual([first.status, first.text]);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    expect(again.headers.get("content-type")).toBe(first.headers.get("content-type"));
    expect(await allRows()).toEqual(after);
  });

  test.each(withBody)("%s refuses the key with another request", async (name, route) => {
    const merchant = await shop.merchant();
    const sent = await sampleOf(route, merchant);
    const headers = { ...sent.headers, "Idempotency-Key": `other ${name}` };
    await send(route, { ...sent, headers });
    const { status, body } = await send(route, {
      ...sent,
      headers,
      body: { raw: `${JSON.stringify(sent.body)} ` },
    });
    expect([status, body.error]).toEqual([422, "IdempotencyMismatch"]);
  });

  test.each(writing)("%s at the same moment has one effect", async (name, route) => {
    const sent = await sampleOf(route, await shop.merchant());
    const headers = { ...sent.headers, "Idempotency-Key": `at once ${name}` };
    const answers = await Promise.all([1, 2, 3].map(() => send(route, { ...sent, headers })));
    const done = answers.filter(({ status }) => status < 300);
    expect(new Set(done.map(({ text }) => text)).size).toBe(1);
    expect(answers.filter(({ status }) => status >= 300).map(({ body }) => body.error)).toEqual(
      Array(answers.length - done.length).fill("IdempotencyInProgress"),
    );
  });
});

/** How many rows each table has, but for the keys themselves. */
async function allRows(): Promise<Record<string, number>> {
  const { db } = shop.own().ctx;
  const tables = await db.$queryRawUnsafe<{ name: string }[]>(`
    SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
    WHERE (schemaname = 'public' AND tablename <> 'idempotency_key') OR tablename = '_private_jobs'`);
  const counts = tables.map(async ({ name }) => {
    const [row] = await db.$queryRawUnsafe<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${name}`);
    return [name, row?.n ?? 0] as const;
  });
  return Object.fromEntries(await Promise.all(counts));
}

/** Every row of the organization, in every table that has its id: nobody else may change one. */
async function rowsOf({ id, ctx }: Merchant): Promise<Record<string, string>> {
  const tables = await ctx.db.$queryRawUnsafe<{ name: string }[]>(`
    SELECT table_name AS name FROM information_schema.columns
    WHERE table_schema = 'public' AND column_name = 'organization_id' AND table_name <> 'access_token'`);
  const rows = tables.map(async ({ name }) => {
    const [row] = await ctx.db.$queryRawUnsafe<{ all: string }[]>(
      `SELECT coalesce(md5(string_agg(t::text, ',' ORDER BY t::text)), '') AS all FROM "${name}" t WHERE organization_id = '${id}'`,
    );
    return [name, row?.all ?? ""] as const;
  });
  return Object.fromEntries(await Promise.all(rows));
}
