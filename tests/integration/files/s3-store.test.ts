import { createHash, randomBytes } from "node:crypto";
import { afterAll, expect, test } from "vitest";
import { aFileInput } from "../../factories/file.ts";
import { apiForTest } from "../../setup/api.ts";
import { startS3 } from "../../setup/s3.ts";

const s3 = await startS3();
afterAll(() => s3.stop());
const { api, own } = apiForTest({
  S3_BUCKET: "shop",
  S3_ENDPOINT: s3.url,
  S3_REGION: "eu-central-1",
  S3_ACCESS_KEY_ID: "test",
  S3_SECRET_ACCESS_KEY: "test",
});

const MIB = 1024 * 1024;
const content = randomBytes(6 * MIB);
type Part = {
  number: number;
  chunk_start: number;
  chunk_end: number;
  url: string;
  headers: Record<string, string>;
};

async function upload(named: object = {}, change: (part: Uint8Array) => Uint8Array = (part) => part) {
  const { body: file } = await api("POST", "/files", aFileInput(content, named, 5 * MIB));
  const answers = await Promise.all(
    (file.upload.parts as Part[]).map(({ url, headers, chunk_start, chunk_end }) =>
      fetch(url, {
        method: "PUT",
        headers,
        body: Buffer.from(change(content.subarray(chunk_start, chunk_end))),
      }),
    ),
  );
  const parts = answers.map((answer, index) => ({
    number: index + 1,
    checksum_etag: answer.headers.get("etag") ?? "none",
  }));
  const done = { id: file.upload.id, path: file.upload.path, parts };
  return {
    file,
    statuses: answers.map(({ status }) => status),
    complete: () => api("POST", `/files/${file.id}/uploaded`, done),
  };
}

test("parts go to the bucket by presigned addresses, and the file is served out of it", async () => {
  const { file, statuses, complete } = await upload();
  expect(statuses).toEqual([200, 200]);
  const { status, body } = await complete();
  expect([status, body.is_uploaded, body.checksum_sha256_base64]).toEqual([
    200,
    true,
    file.checksum_sha256_base64,
  ]);
  expect(s3.objects.get(`/shop/${own().id}/${file.id}`)?.equals(content)).toBe(true);
  expect((await complete()).body).toEqual(body);
  const { servePublicFile } = await import("@/modules/files/serve-public-file");
  const request = new Request(body.public_url, { headers: { range: "bytes=10-19" } });
  const served = await servePublicFile(request, { params: Promise.resolve({ id: file.id }) });
  expect(served.status).toBe(206);
  expect(Buffer.from(await served.arrayBuffer()).equals(content.subarray(10, 20))).toBe(true);
});

test("a part with other bytes than announced is refused by the bucket, and the upload cannot be completed", async () => {
  const { statuses, complete } = await upload({}, (part) => randomBytes(part.byteLength));
  expect(statuses).toEqual([400, 400]);
  const { status, body } = await complete();
  expect([status, body.detail[0].loc]).toEqual([422, ["body", "parts"]]);
});

test("content that is not what was announced as a whole is removed", async () => {
  const { file, complete } = await upload({
    checksum_sha256_base64: "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
  });
  expect((await complete()).status).toBe(422);
  const { removeContent } = await import("@/modules/files/jobs");
  await removeContent.perform(
    { ...own().ctx, jobId: "1", attempt: 1 },
    { key: file.path, upload_id: file.upload.id },
  );
  expect(s3.objects.has(`/shop/${own().id}/${file.id}`)).toBe(false);
  expect((await complete()).status).toBe(404);
});

test("a completion that was stored but not recorded can be repeated", async () => {
  const { file, complete } = await upload();
  await complete();
  await own().ctx.db.file.update({
    where: { id: file.id },
    data: { is_uploaded: false, upload_id: file.upload.id },
  });
  const { status, body } = await complete();
  expect([status, body.is_uploaded]).toEqual([200, true]);
});

test("a download says its SHA-256, though its sender announced none: the bucket is read once more", async () => {
  const about = { service: "downloadable", mime_type: "application/zip", checksum_sha256_base64: null };
  const { body } = await (await upload(about)).complete();
  expect(body.checksum_sha256_hex).toBe(createHash("sha256").update(content).digest("hex"));
});

test("parts below what S3 takes are refused at once", async () => {
  const { status, body } = await api("POST", "/files", aFileInput(content, {}, MIB));
  expect([status, body.detail[0].loc]).toEqual([422, ["body", "upload", "parts", 0, "chunk_end"]]);
});

test("what we made ourselves is put into the bucket, again with the same bytes, and read out of it", async () => {
  const { fileStore } = await import("@/server/files/store");
  const store = await fileStore();
  const bytes = randomBytes(2_000);
  for (let time = 0; time < 2; time++) await store.put(`${own().id}/own`, bytes, "application/pdf");
  const stored = await store.open(`${own().id}/own`);
  expect(Buffer.from(await new Response(stored).arrayBuffer()).equals(bytes)).toBe(true);
});

test("a bucket that cannot be reached answers 503", async () => {
  await s3.stop();
  const { status } = await api("POST", "/files", aFileInput(content, {}, 5 * MIB));
  expect(status).toBe(503);
});
