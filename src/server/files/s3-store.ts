import "server-only";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { ServiceUnavailable } from "@/lib/errors";
import { env } from "@/server/env";
import { UploadIncomplete } from "./errors";
import { type FileStore, PART_LIFETIME_SECONDS, type Upload } from "./port";

let shared: S3Client | undefined;

const client = (): S3Client =>
  (shared ??= new S3Client({
    region: env.S3_REGION,
    // Without these a presigned part would have to carry a checksum that only the sender can know.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    ...(env.S3_ENDPOINT && { endpoint: env.S3_ENDPOINT, forcePathStyle: true }),
    ...(env.S3_ACCESS_KEY_ID &&
      env.S3_SECRET_ACCESS_KEY && {
        credentials: { accessKeyId: env.S3_ACCESS_KEY_ID, secretAccessKey: env.S3_SECRET_ACCESS_KEY },
      }),
  }));

const named = (error: unknown, ...names: string[]) =>
  error instanceof S3ServiceException && names.includes(error.name);

/** S3 that cannot be reached or fails is a broken dependency, and no fault of the caller. */
async function ask<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const isRefusal = error instanceof S3ServiceException && (error.$metadata.httpStatusCode ?? 500) < 500;
    throw isRefusal ? error : Object.assign(new ServiceUnavailable(), { cause: error });
  }
}

/** Content in a bucket of S3 or of what speaks as S3 does; parts go straight to it by presigned addresses. */
export const s3Store = (Bucket: string): FileStore => ({
  minPartBytes: 5 * 1024 * 1024,
  begin: async (Key, ContentType) => {
    const begun = await ask(client().send(new CreateMultipartUploadCommand({ Bucket, Key, ContentType })));
    if (!begun.UploadId) throw new Error("S3 began an upload without an id");
    return begun.UploadId;
  },
  sign: async ({ key: Key, uploadId: UploadId }, { number: PartNumber, size: ContentLength, sha256 }) => {
    const part = { Bucket, Key, UploadId, PartNumber, ContentLength };
    const url = await getSignedUrl(
      client(),
      new UploadPartCommand({ ...part, ...(sha256 && { ChecksumSHA256: sha256 }) }),
      {
        expiresIn: PART_LIFETIME_SECONDS,
        // Signed as headers, so that S3 takes exactly these bytes.
        signableHeaders: new Set(["host", "content-length", "x-amz-checksum-sha256"]),
        unhoistableHeaders: new Set(["x-amz-checksum-sha256"]),
      },
    );
    const headers: Record<string, string> = sha256 ? { "x-amz-checksum-sha256": sha256 } : {};
    return { url, headers, expiresAt: new Date(Date.now() + PART_LIFETIME_SECONDS * 1_000) };
  },
  complete: async (upload, parts) => {
    const Parts = parts.map(({ number, etag }) => ({ PartNumber: number, ETag: etag }));
    await completeOnce(Bucket, upload, Parts);
    const head = await ask(client().send(new HeadObjectCommand({ Bucket, Key: upload.key })));
    return {
      etag: (head.ETag ?? "").replaceAll('"', ""),
      size: head.ContentLength ?? 0,
      sha256: null,
    };
  },
  put: async (Key, Body, ContentType) => {
    await ask(client().send(new PutObjectCommand({ Bucket, Key, Body, ContentType })));
  },
  open: async (Key, range) => {
    const Range = range && `bytes=${range.start}-${range.end}`;
    try {
      const found = await ask(client().send(new GetObjectCommand({ Bucket, Key, ...(Range && { Range }) })));
      return (found.Body?.transformToWebStream() as ReadableStream<Uint8Array> | undefined) ?? null;
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  },
  remove: async (Key, UploadId) => {
    if (UploadId)
      await ask(client().send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }))).catch((error) => {
        if (!named(error, "NoSuchUpload")) throw error;
      });
    await ask(client().send(new DeleteObjectCommand({ Bucket, Key })));
  },
});

/** An upload that is gone was completed before, when its object is there. */
async function completeOnce(Bucket: string, { key: Key, uploadId: UploadId }: Upload, Parts: object[]) {
  try {
    await ask(
      client().send(
        new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }),
      ),
    );
  } catch (error) {
    if (named(error, "InvalidPart", "InvalidPartOrder", "EntityTooSmall"))
      throw new UploadIncomplete("The parts are not those that were received.");
    if (!named(error, "NoSuchUpload")) throw error;
    await ask(client().send(new HeadObjectCommand({ Bucket, Key }))).catch((missing) => {
      throw named(missing, "NotFound", "NoSuchKey") ? new UploadIncomplete("Nothing was received.") : missing;
    });
  }
}
