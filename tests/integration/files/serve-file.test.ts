import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { anUploadedFile } from "../../factories/file.ts";
import { apiForTest } from "../../setup/api.ts";

const data = await mkdtemp(path.join(os.tmpdir(), "florin-files-"));
afterAll(() => rm(data, { recursive: true, force: true }));
const { api } = apiForTest({ FLORIN_DATA: data });

const content = randomBytes(5_000);
let file: { id: string; public_url: string };
beforeAll(async () => {
  file = (await anUploadedFile(api, content, { name: 'a "nice" picture/é.png' })).body;
});

async function fetchFile(headers: Record<string, string> = {}, method = "GET", id = file.id) {
  const { servePublicFile } = await import("@/modules/files/serve-public-file");
  const request = new Request(file.public_url, { method, headers });
  return servePublicFile(request, { params: Promise.resolve({ id }) });
}

test("a picture is served as what it is, for ever, and cannot run as a page", async () => {
  const answer = await fetchFile();
  expect(answer.status).toBe(200);
  expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "image/png",
    "content-length": "5000",
    "cache-control": "public, max-age=31536000, immutable",
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "content-disposition": "inline; filename*=UTF-8''a%20%22nice%22%20picture-%C3%A9.png",
    "accept-ranges": "bytes",
  });
});

test.for([
  { range: "bytes=0-99", status: 206, from: 0, to: 100, says: "bytes 0-99/5000" },
  { range: "bytes=4900-", status: 206, from: 4900, to: 5000, says: "bytes 4900-4999/5000" },
  { range: "bytes=-100", status: 206, from: 4900, to: 5000, says: "bytes 4900-4999/5000" },
  { range: "bytes=10-99999", status: 206, from: 10, to: 5000, says: "bytes 10-4999/5000" },
  { range: "bytes=0-1,5-9", status: 200, from: 0, to: 5000, says: null },
  { range: "bytes=-", status: 200, from: 0, to: 5000, says: null },
])("$range is answered with $status", async ({ range, status, from, to, says }) => {
  const answer = await fetchFile({ range });
  expect([answer.status, answer.headers.get("content-range")]).toEqual([status, says]);
  expect(Buffer.from(await answer.arrayBuffer()).equals(content.subarray(from, to))).toBe(true);
});

test("a range past the end is refused with the size", async () => {
  const answer = await fetchFile({ range: "bytes=5000-" });
  expect([answer.status, answer.headers.get("content-range")]).toEqual([416, "bytes */5000"]);
});

test("HEAD and a known ETag answer without a body", async () => {
  const head = await fetchFile({}, "HEAD");
  expect([head.status, head.headers.get("content-length"), head.body]).toEqual([200, "5000", null]);
  const again = await fetchFile({ "if-none-match": head.headers.get("etag") ?? "" });
  expect([again.status, again.body]).toEqual([304, null]);
});

test("what is no uploaded picture is not found: an unknown id, no id at all, a download", async () => {
  const download = await anUploadedFile(api, content, { service: "downloadable", mime_type: "text/html" });
  expect(download.body).not.toHaveProperty("public_url");
  for (const id of ["01980f4e-6d2c-7a31-9c1b-2f4d5e6a7b80", "../../etc/passwd", download.body.id])
    expect((await fetchFile({}, "GET", id)).status).toBe(404);
});
