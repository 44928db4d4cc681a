import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aFileInput, anUploadedFile, sendPart } from "../../factories/file.ts";
import { apiForTest } from "../../setup/api.ts";

const data = await mkdtemp(path.join(os.tmpdir(), "florin-files-"));
afterAll(() => rm(data, { recursive: true, force: true }));
const { api, own, merchant } = apiForTest({ FLORIN_DATA: data });

const content = randomBytes(300_000);
let other: Record<string, string>;
beforeAll(async () => {
  other = { Authorization: `Bearer ${(await merchant()).token}` };
});
const begin = async (named: object = {}, partBytes?: number) =>
  (await api("POST", "/files", aFileInput(content, named, partBytes))).body;
const complete = (file: { id: string; upload: { id: string; path: string } }, etags: (string | null)[]) =>
  api("POST", `/files/${file.id}/uploaded`, {
    id: file.upload.id,
    path: file.upload.path,
    parts: etags.map((checksum_etag, index) => ({
      number: index + 1,
      checksum_etag,
      checksum_sha256_base64: null,
    })),
  });

test("a file sent in parts is stored whole, with its checksums", async () => {
  const { status, body } = await anUploadedFile(api, content, {}, 100_000);
  expect(status).toBe(200);
  const sha256 = createHash("sha256").update(content);
  expect(body).toMatchObject({
    service: "product_media",
    is_uploaded: true,
    size: 300_000,
    size_readable: "300 kB",
    organization_id: own().id,
    checksum_sha256_hex: sha256.copy().digest("hex"),
    checksum_sha256_base64: sha256.digest("base64"),
    checksum_etag: expect.stringMatching(/^[0-9a-f]{32}-3$/),
    public_url: expect.stringMatching(/\/api\/files\/public\/[0-9a-f-]{36}\/cover\.png$/),
  });
  expect((await api("GET", `/files?ids=${body.id}`)).body.items).toEqual([body]);
});

test("an upload may be completed again, and answers the same", async () => {
  const file = await begin();
  const etag = (await sendPart(file.upload.parts[0].url, content)).headers.get("etag");
  const first = await complete(file, [etag]);
  expect((await complete(file, [etag])).body).toEqual(first.body);
});

test("a part may be sent again, and the last one counts", async () => {
  const file = await begin({
    checksum_sha256_base64: null,
    upload: { parts: [{ number: 1, chunk_start: 0, chunk_end: 300_000 }] },
  });
  const [{ url }] = file.upload.parts;
  const old = (await sendPart(url, randomBytes(300_000))).headers.get("etag");
  const last = (await sendPart(url, content)).headers.get("etag");
  const refused = await complete(file, [old]);
  expect([refused.status, refused.body.detail[0].loc]).toEqual([422, ["body", "parts"]]);
  expect((await complete(file, [last])).status).toBe(200);
});

test.for([
  {
    why: "fewer bytes than announced",
    change: (url: string) => sendPart(url, content.subarray(1)),
    status: 400,
  },
  {
    why: "more bytes than announced",
    change: (url: string) => sendPart(url, Buffer.concat([content, content])),
    status: 400,
  },
  {
    why: "other bytes than announced",
    change: (url: string) => sendPart(url, randomBytes(300_000)),
    status: 400,
  },
  {
    why: "a larger size in the address",
    change: (url: string) => sendPart(url.replace(/size=\d+/, "size=999999"), content),
    status: 403,
  },
  {
    why: "another part number in the address",
    change: (url: string) => sendPart(url.replace("/1?", "/2?"), content),
    status: 403,
  },
  {
    why: "a later expiry in the address",
    change: (url: string) => sendPart(url.replace(/expires=\d+/, "expires=9999999999"), content),
    status: 403,
  },
  {
    why: "another upload in the address",
    change: (url: string) => sendPart(url.replace(/upload\/[^/]+/, "upload/..%2f..%2fx"), content),
    status: 403,
  },
])("a part with $why is refused, and nothing of it stays", async ({ change, status }) => {
  const file = await begin();
  const answer = await change(file.upload.parts[0].url);
  expect(answer.status).toBe(status);
  expect(await readdir(path.join(data, "files/uploads", file.upload.id))).toEqual([]);
  expect((await complete(file, ["x"])).status).toBe(422);
});

test("a part that breaks off leaves nothing behind", async () => {
  const file = await begin();
  const broken = new ReadableStream({
    start: (controller) => controller.enqueue(content.subarray(0, 1000)),
    pull: (controller) => controller.error(new Error("connection lost")),
  });
  expect((await sendPart(file.upload.parts[0].url, broken)).status).toBe(400);
  expect(await readdir(path.join(data, "files/uploads", file.upload.id))).toEqual([]);
});

test("an expired address takes nothing", async () => {
  const file = await begin();
  const { signPart } = await import("@/server/files/sign-part");
  const { vi } = await import("vitest");
  vi.useFakeTimers({ now: Date.now() - 2 * 3_600_000, toFake: ["Date"] });
  const { url } = signPart(file.upload.id, { number: 1, size: content.byteLength, sha256: null });
  vi.useRealTimers();
  expect((await sendPart(url, content)).status).toBe(403);
});

test("content with another checksum than announced is not kept", async () => {
  const wrong = createHash("sha256").update("other").digest("base64");
  const { status, body } = await anUploadedFile(api, content, { checksum_sha256_base64: wrong });
  expect([status, body.detail[0].loc]).toEqual([422, ["body", "parts"]]);
});

test.for([
  { why: "an SVG as a picture", named: { mime_type: "image/svg+xml" }, loc: ["mime_type"] },
  { why: "a picture above 10 MiB", named: { size: 11 * 1024 * 1024 }, loc: ["size"] },
  { why: "a download above 1 GiB", named: { service: "downloadable", size: 1024 ** 3 + 1 }, loc: ["size"] },
  {
    why: "parts that leave a gap",
    named: { upload: { parts: [{ number: 1, chunk_start: 1, chunk_end: 300_000 }] } },
    loc: ["upload", "parts", 0, "chunk_start"],
  },
  {
    why: "parts that end early",
    named: { upload: { parts: [{ number: 1, chunk_start: 0, chunk_end: 10 }] } },
    loc: ["upload", "parts"],
  },
  { why: "another service", named: { service: "movies" }, loc: ["service"] },
])("$why is refused at its field", async ({ named, loc }) => {
  const { status, body } = await api("POST", "/files", aFileInput(content, named));
  expect([status, body.detail[0].loc]).toEqual([422, ["body", ...loc]]);
});

test("another organization neither sees, completes, renames nor deletes a file", async () => {
  const { token } = await merchant();
  const file = await begin();
  const path = `/files/${file.id}`;
  expect((await api("PATCH", path, { name: "x" }, { token })).status).toBe(404);
  expect((await api("DELETE", path, undefined, { token })).status).toBe(404);
  const done = { id: file.upload.id, path: file.upload.path, parts: [{ number: 1, checksum_etag: "x" }] };
  expect((await api("POST", `${path}/uploaded`, done, { token })).status).toBe(404);
  expect((await api("GET", `/files?organization_id=${own().id}`, undefined, { token })).body.items).toEqual(
    [],
  );
});

test("a new version names the file that it replaces, which then cannot be replaced a second time", async () => {
  const download = { service: "downloadable", mime_type: "application/zip", name: "atlas.zip" };
  const { body: first } = await anUploadedFile(api, content, download);
  expect(first.replaces_id).toBeNull();
  const again = { ...download, version: "2", replaces_id: first.id };
  const refusedAt = async (named: object) => {
    const { status, body } = await api("POST", "/files", aFileInput(content, named));
    return [status, body.detail[0].loc];
  };
  const rival = await begin(again);
  const { body: second } = await anUploadedFile(api, content, again);
  expect(second).toMatchObject({ version: "2", replaces_id: first.id });
  expect(await refusedAt(again)).toEqual([422, ["body", "replaces_id"]]);
  const etag = (await sendPart(rival.upload.parts[0].url, content)).headers.get("etag");
  const late = await complete(rival, [etag]);
  expect([late.status, late.body.detail[0].loc]).toEqual([422, ["body", "id"]]);
  const foreign = await anUploadedFile(
    (method, path, body) => api(method, path, body, { token: null, headers: other }),
    content,
    download,
  );
  for (const replaces_id of [foreign.body.id, (await begin()).id, (await begin(download)).id])
    expect(await refusedAt({ ...download, replaces_id })).toEqual([422, ["body", "replaces_id"]]);
  const picture = { replaces_id: (await anUploadedFile(api, content)).body.id };
  expect(await refusedAt(picture)).toEqual([422, ["body", "replaces_id"]]);
});

test("downloads are listed apart from pictures, and found by a part of their name", async () => {
  const download = { service: "downloadable", mime_type: "application/zip", name: "100%_maps.zip" };
  const { body: file } = await anUploadedFile(api, content, download);
  const named = async (query: string) =>
    (await api("GET", `/files?service=downloadable&query=${query}`)).body.items.map(
      ({ id }: { id: string }) => id,
    );
  expect(await named("0%25_MAPS")).toEqual([file.id]);
  expect(await named("cover")).toEqual([]);
});

test("a deleted file is gone from lists and products, and its content from the store", async () => {
  const { body: file } = await anUploadedFile(api, content);
  const { body: product } = await api("POST", "/products", {
    name: "With picture",
    prices: [{ amount_type: "free" }],
    medias: [file.id],
  });
  expect(product.medias).toEqual([file]);
  expect((await api("DELETE", `/files/${file.id}`)).status).toBe(204);
  expect((await api("DELETE", `/files/${file.id}`)).status).toBe(404);
  expect((await api("GET", `/products/${product.id}`)).body.medias).toEqual([]);
  const { removeContent } = await import("@/modules/files/jobs");
  const stored = () => readdir(path.join(data, "files/content", own().id));
  expect(await stored()).toContain(file.id);
  const job = { ...own().ctx, jobId: "1", attempt: 1 };
  await removeContent.perform(job, { key: file.path, upload_id: null });
  await removeContent.perform(job, { key: file.path, upload_id: null });
  expect(await stored()).not.toContain(file.id);
});

test("an upload that nobody completed within a day is removed", async () => {
  const { ctx } = own();
  const file = await begin();
  const { removeAbandoned } = await import("@/modules/files/jobs");
  const run = (now: Date) => removeAbandoned.perform({ ...ctx, now, jobId: "1", attempt: 1 }, {});
  await run(ctx.now);
  expect((await ctx.db.file.findUniqueOrThrow({ where: { id: file.id } })).deleted_at).toBeNull();
  await run(new Date(Date.now() + 25 * 3_600_000));
  expect((await ctx.db.file.findUniqueOrThrow({ where: { id: file.id } })).deleted_at).not.toBeNull();
});
