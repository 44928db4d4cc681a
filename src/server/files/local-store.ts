import "server-only";
import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, link, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { newId } from "@/lib/id";
import { env } from "@/server/env";
import { UploadIncomplete } from "./errors";
import type { FileStore, SentPart, Stored, Upload } from "./port";
import { signPart } from "./sign-part";

const inFiles = (...parts: string[]) => path.resolve(env.FLORIN_DATA, "files", ...parts);

/** Where the parts of an upload wait. It exists as long as the upload may go on. */
export const uploadFolder = (uploadId: string): string => inFiles("uploads", uploadId);

const contentPath = (key: string) => inFiles("content", ...key.split("/"));

/** Content as files below `$FLORIN_DATA/files`: `content/<key>`, and `uploads/<id>/<number>` while parts arrive. */
export const localStore = (): FileStore => ({
  minPartBytes: 1,
  begin: async () => {
    const uploadId = newId();
    await mkdir(uploadFolder(uploadId), { recursive: true, mode: 0o700 });
    return uploadId;
  },
  sign: async ({ uploadId }, part) => signPart(uploadId, part),
  complete: async (upload, parts) => {
    const stored = (await exists(uploadFolder(upload.uploadId)))
      ? await join(upload, parts)
      : await readStored(upload.key, parts);
    await rm(uploadFolder(upload.uploadId), { recursive: true, force: true });
    return stored;
  },
  put,
  open: async (key, range) => {
    const file = contentPath(key);
    if (!(await exists(file))) return null;
    return Readable.toWeb(createReadStream(file, range)) as ReadableStream<Uint8Array>;
  },
  remove: async (key, uploadId) => {
    await rm(contentPath(key), { force: true });
    if (uploadId) await rm(uploadFolder(uploadId), { recursive: true, force: true });
  },
});

/** The content appears under its key only when it is whole and on disk. */
async function put(key: string, bytes: Uint8Array): Promise<void> {
  const place = contentPath(key);
  const draft = `${place}.${newId()}`;
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  try {
    const file = await open(draft, "wx", 0o600);
    await file
      .writeFile(bytes)
      .then(() => file.sync())
      .finally(() => file.close());
    await rename(draft, place);
  } finally {
    await rm(draft, { force: true });
  }
}

const exists = (file: string) =>
  access(file).then(
    () => true,
    () => false,
  );

/** Makes one file of the parts, which appears under its key only when it is whole and on disk. */
async function join({ key, uploadId }: Upload, parts: readonly SentPart[]): Promise<Stored> {
  const folder = uploadFolder(uploadId);
  const known = new Set(await readdir(folder));
  const missing = parts.find(({ number }) => !known.has(String(number)));
  if (missing) throw new UploadIncomplete(`Part ${missing.number} was not received.`);
  const draft = path.join(folder, `joined-${newId()}`);
  try {
    const stored = await (parts.length === 1 ? adopt : concatenate)(folder, parts, draft);
    await mkdir(path.dirname(contentPath(key)), { recursive: true, mode: 0o700 });
    await rename(draft, contentPath(key));
    return stored;
  } finally {
    await rm(draft, { force: true });
  }
}

type Join = (folder: string, parts: readonly SentPart[], draft: string) => Promise<Stored>;

/** One part is the file already: it gets a second name, and nothing is copied. */
const adopt: Join = async (folder, parts, draft) => {
  const summary = new Summary();
  for (const part of parts) {
    await link(path.join(folder, String(part.number)), draft);
    for await (const _ of chunksOf(folder, part, summary));
  }
  const file = await open(draft);
  await file.sync().finally(() => file.close());
  return summary.stored();
};

const concatenate: Join = async (folder, parts, draft) => {
  const summary = new Summary();
  const file = await open(draft, "wx", 0o600);
  try {
    for (const part of parts)
      for await (const chunk of chunksOf(folder, part, summary)) await file.writeFile(chunk);
    await file.sync();
  } finally {
    await file.close();
  }
  return summary.stored();
};

const CHUNK_BYTES = 1024 * 1024;

/** Reads a part and takes its sums. @throws UploadIncomplete at its end, when it is not the one of the sender's ETag */
async function* chunksOf(folder: string, part: SentPart, summary: Summary): AsyncGenerator<Buffer> {
  const md5 = createHash("md5");
  const stream = createReadStream(path.join(folder, String(part.number)), { highWaterMark: CHUNK_BYTES });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    md5.update(chunk);
    summary.add(chunk);
    yield chunk;
  }
  summary.endPart(md5, part);
}

/** An upload that was completed before: its content is there, and says what it is. */
async function readStored(key: string, parts: readonly SentPart[]): Promise<Stored> {
  const file = contentPath(key);
  if (!(await exists(file))) throw new UploadIncomplete("Nothing was received.");
  const sha256 = createHash("sha256");
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) sha256.update(chunk);
  const etags = parts.map(({ etag }) => Buffer.from(plain(etag), "hex"));
  return { etag: etagOf(etags), size: (await stat(file)).size, sha256: sha256.digest("base64") };
}

const plain = (etag: string) => etag.replaceAll('"', "").toLowerCase();

/** As S3 makes it of parts: the MD5 of their MD5s, and how many there were. */
const etagOf = (digests: readonly Buffer[]) =>
  `${createHash("md5").update(Buffer.concat(digests)).digest("hex")}-${digests.length}`;

class Summary {
  readonly #sha256 = createHash("sha256");
  readonly #digests: Buffer[] = [];
  #size = 0;

  add(chunk: Buffer): void {
    this.#sha256.update(chunk);
    this.#size += chunk.byteLength;
  }

  endPart(md5: Hash, { number, etag }: SentPart): void {
    const digest = md5.digest();
    if (digest.toString("hex") !== plain(etag))
      throw new UploadIncomplete(`Part ${number} is another than the one of this ETag.`);
    this.#digests.push(digest);
  }

  stored(): Stored {
    return { etag: etagOf(this.#digests), size: this.#size, sha256: this.#sha256.digest("base64") };
  }
}
