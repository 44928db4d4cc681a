import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aFileInput, anUploadedFile } from "../../factories/file.ts";
import { apiForTest } from "../../setup/api.ts";

const data = await mkdtemp(path.join(os.tmpdir(), "florin-own-files-"));
afterAll(() => rm(data, { recursive: true, force: true }));
const { api, merchant, own } = apiForTest({ FLORIN_DATA: data });

const content = randomBytes(5_000);
const about = { service: "downloadable", mime_type: "text/html", name: "atlas.html" };
let id = "";
beforeAll(async () => {
  id = (await anUploadedFile(api, content, about)).body.id;
});

/** The answer as it is: the bytes of a file are no text. */
async function download(file = id, { headers = {}, token = own().token } = {}) {
  const { downloadFile } = await import("@/modules/files/routes");
  const request = new Request(`http://127.0.0.1:3000/api/v1/files/${file}/download`, {
    headers: { ...headers, Authorization: `Bearer ${token}` },
  });
  const answer = await downloadFile(request, { params: Promise.resolve({ id: file }) });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, headers: Object.fromEntries(answer.headers), bytes };
}

test("a merchant gets back what was uploaded, to be saved and never to be run, whole or in ranges", async () => {
  const whole = await download();
  expect([whole.status, whole.bytes.equals(content)]).toEqual([200, true]);
  expect(whole.headers).toMatchObject({
    "content-type": "application/octet-stream",
    "content-disposition": "attachment; filename*=UTF-8''atlas.html",
    "cache-control": "private, no-store",
    "content-security-policy": "default-src 'none'; sandbox",
  });
  const part = await download(id, { headers: { Range: "bytes=1000-1999" } });
  expect([part.status, part.bytes.equals(content.subarray(1_000, 2_000))]).toEqual([206, true]);
});

test("another organization's file, a deleted one and one that was never sent are not there", async () => {
  const { token } = await merchant();
  expect((await download(id, { token })).status).toBe(404);
  const { body: begun } = await api("POST", "/files", aFileInput(content, about));
  expect((await download(begun.id)).status).toBe(404);
  const { body: other } = await anUploadedFile(api, randomBytes(10), about);
  await api("DELETE", `/files/${other.id}`);
  expect((await download(other.id)).status).toBe(404);
});

test("who may not read files is refused, and the merchant's own look counts as no download", async () => {
  const { token } = await merchant({ scopes: ["products:read"] });
  expect((await download(id, { token })).status).toBe(403);
  const benefit = { type: "downloadables", description: "Atlas", properties: { files: [id] } };
  const { body } = await api("POST", "/benefits", benefit);
  await download();
  const { items } = (await api("GET", `/benefits/${body.id}/files`)).body;
  expect(items).toMatchObject([{ id, downloads: 0, downloaders: 0 }]);
});
