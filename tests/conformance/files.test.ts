import { createHash, randomBytes } from "node:crypto";
import { HTTPValidationError } from "polar-sdk-strict/models/errors/httpvalidationerror.js";
import { ResourceNotFound } from "polar-sdk-strict/models/errors/resourcenotfound.js";
import { describe, expect, test } from "vitest";
import { allOf, florin, NOTHING, recent, strict, unique } from "./clients.ts";

const sha256 = (content: Uint8Array) => createHash("sha256").update(content).digest("base64");

const content = randomBytes(1_000_000);
const half = content.byteLength / 2;
const cut = [content.subarray(0, half), content.subarray(half)] as const;

const input = (service: "product_media" | "downloadable" | "organization_avatar") => ({
  name: `${unique("picture")}.png`,
  mimeType: "image/png",
  size: content.byteLength,
  checksumSha256Base64: sha256(content),
  service,
  upload: {
    parts: cut.map((chunk, index) => ({
      number: index + 1,
      chunkStart: index * half,
      chunkEnd: (index + 1) * half,
      checksumSha256Base64: sha256(chunk),
    })),
  },
});

type Upload = Awaited<ReturnType<typeof strict.files.create>>;

async function sendParts({ upload }: Upload) {
  const sent = upload.parts.map(
    async ({ number, url, headers, chunkStart, chunkEnd, checksumSha256Base64 }) => {
      const body = content.subarray(chunkStart, chunkEnd);
      const answer = await fetch(url, { method: "PUT", body, headers: { ...headers } });
      expect(answer.status, await answer.text()).toBe(200);
      return {
        number,
        checksumEtag: answer.headers.get("etag") ?? "",
        checksumSha256Base64: checksumSha256Base64 ?? null,
      };
    },
  );
  return Promise.all(sent);
}

async function anUploadedFile(service: Parameters<typeof input>[0]) {
  const file = await strict.files.create(input(service));
  const { id, path } = file.upload;
  const fileUploadCompleted = { id, path, parts: await sendParts(file) };
  return strict.files.uploaded({ id: file.id, fileUploadCompleted });
}

describe("the strict client", () => {
  test("uploads a picture in parts, puts it on a product, and anybody may see it", async () => {
    const file = await anUploadedFile("product_media");
    expect(file).toMatchObject({ isUploaded: true, service: "product_media", size: content.byteLength });
    if (file.service !== "product_media") throw new Error("the file has changed its service");
    const product = await strict.products.create({
      name: unique("With picture"),
      prices: [{ amountType: "fixed", priceAmount: 100, priceCurrency: "usd" }],
      medias: [file.id],
    });
    expect(product.medias).toMatchObject([{ id: file.id, publicUrl: file.publicUrl }]);
    const seen = await fetch(file.publicUrl);
    expect([seen.status, seen.headers.get("content-type")]).toEqual([200, "image/png"]);
    expect(Buffer.from(await seen.arrayBuffer()).equals(content)).toBe(true);
    const part = await fetch(file.publicUrl, { headers: { Range: "bytes=100-199" } });
    expect([part.status, part.headers.get("content-range")]).toEqual([
      206,
      `bytes 100-199/${content.byteLength}`,
    ]);
    expect(Buffer.from(await part.arrayBuffer()).equals(content.subarray(100, 200))).toBe(true);
    const head = await fetch(file.publicUrl, { method: "HEAD" });
    expect([head.status, head.headers.get("accept-ranges"), await head.text()]).toEqual([200, "bytes", ""]);
  });

  test("uploads each kind of file, finds, renames and deletes it", async () => {
    for (const service of ["organization_avatar", "downloadable"] as const) {
      const file = await anUploadedFile(service);
      const listed = await strict.files.list({ ids: [file.id], organizationId: florin.organization_id });
      expect(await allOf(listed)).toEqual([file]);
      const renamed = await strict.files.update({
        id: file.id,
        filePatch: { name: "renamed.png", version: "2" },
      });
      expect(renamed).toMatchObject({ name: "renamed.png", version: "2" });
      await strict.files.delete({ id: file.id });
      await expect(strict.files.delete({ id: file.id })).rejects.toThrow(ResourceNotFound);
    }
  });

  test("reads the errors it knows as what they are", async () => {
    const svg = strict.files.create({ ...input("product_media"), mimeType: "image/svg+xml" });
    await expect(svg).rejects.toThrow(HTTPValidationError);
    await expect(strict.files.update({ id: NOTHING, filePatch: {} })).rejects.toThrow(ResourceNotFound);
    const file = await strict.files.create(input("downloadable"));
    const { id, path } = file.upload;
    const parts = [{ number: 1, checksumEtag: "none", checksumSha256Base64: null }];
    const unsent = strict.files.uploaded({ id: file.id, fileUploadCompleted: { id, path, parts } });
    await expect(unsent).rejects.toThrow(HTTPValidationError);
  });
});

test("the newer client uploads, lists, renames and deletes a file", async () => {
  const whole = {
    number: 1,
    chunk_start: 0,
    chunk_end: content.byteLength,
    checksum_sha256_base64: sha256(content),
  };
  const file = await recent.files.create({
    name: "whole.bin",
    mime_type: "application/octet-stream",
    size: content.byteLength,
    service: "downloadable",
    upload: { parts: [whole] },
  });
  const [part] = file.upload.parts;
  const sent = await fetch(part?.url ?? "", { method: "PUT", body: content, headers: part?.headers ?? {} });
  const parts = [{ number: 1, checksum_etag: sent.headers.get("etag") ?? "", checksum_sha256_base64: null }];
  const done = await recent.files.uploaded(file.id, { id: file.upload.id, path: file.upload.path, parts });
  expect(done).toMatchObject({ id: file.id, is_uploaded: true });
  const found = [];
  for await (const { id } of recent.files.iterList({ ids: file.id })) found.push(id);
  expect(found).toEqual([file.id]);
  expect(await recent.files.update(file.id, { name: "renamed.bin" })).toMatchObject({ name: "renamed.bin" });
  await recent.files.delete(file.id);
  await expect(recent.files.delete(file.id)).rejects.toMatchObject({ statusCode: 404 });
});
