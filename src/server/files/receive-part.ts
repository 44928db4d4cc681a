import "server-only";
import { createHash } from "node:crypto";
import { access, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { ResourceNotFound } from "@/lib/errors";
import { newId } from "@/lib/id";
import { beginCall } from "@/server/http/call";
import { errorResponse } from "@/server/http/error-response";
import { headersOf } from "@/server/http/headers";
import { PartMismatch, UploadNotPermitted } from "./errors";
import { uploadFolder } from "./local-store";
import type { PlannedPart } from "./port";
import { readSignedPart } from "./sign-part";

const cors = {
  "Access-Control-Allow-Origin": "*",
  "Access-Control-Allow-Methods": "PUT",
  "Access-Control-Allow-Headers": "*",
  "Access-Control-Expose-Headers": "ETag",
};

type Params = { params: Promise<{ id: string; number: string }> };

/**
 * Takes one part of an upload into the local store, as S3 would: PUT of exactly the announced bytes to a signed address,
 * answered with an ETag. Bytes go to disk as they come; what is not whole is thrown away. A part may be sent again.
 */
export async function receivePart(request: Request, { params }: Params): Promise<Response> {
  const call = beginCall(request);
  try {
    const { id, number } = await params;
    const grant = readSignedPart(id, number, call.url.searchParams);
    if (!grant) throw new UploadNotPermitted();
    await access(uploadFolder(id)).catch(() => {
      throw new ResourceNotFound();
    });
    const etag = await receive(request, path.join(uploadFolder(id), String(grant.number)), grant);
    return new Response(null, { status: 200, headers: { ...headersOf(call), ...cors, ETag: `"${etag}"` } });
  } catch (error) {
    const response = errorResponse(error, call, [UploadNotPermitted, PartMismatch, ResourceNotFound]);
    for (const [name, value] of Object.entries(cors)) response.headers.set(name, value);
    return response;
  }
}

/** Lets pages of other origins send parts: the signed address is all that it takes. */
export const allowUpload = (): Response => new Response(null, { status: 204, headers: cors });

async function receive(request: Request, place: string, { size, sha256 }: PlannedPart): Promise<string> {
  const announced = request.headers.get("content-length");
  if (announced !== null && Number(announced) !== size) throw new PartMismatch(undefined, wrongSize(size));
  const draft = `${place}.${newId()}`;
  const file = await open(/* turbopackIgnore: true */ draft, "wx", 0o600);
  const hashes = { md5: createHash("md5"), sha256: createHash("sha256") };
  let received = 0;
  try {
    for await (const chunk of bytesOf(request)) {
      received += chunk.byteLength;
      if (received > size) break;
      hashes.md5.update(chunk);
      hashes.sha256.update(chunk);
      await file.writeFile(chunk);
    }
    if (received !== size) throw new PartMismatch(undefined, wrongSize(size));
    if (sha256 && hashes.sha256.digest("base64") !== sha256)
      throw new PartMismatch(undefined, "The bytes do not have the SHA-256 that was announced.");
    await rename(draft, place);
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
  return hashes.md5.digest("hex");
}

/** A sender who breaks off is no fault of ours. */
async function* bytesOf({ body }: Request): AsyncGenerator<Uint8Array> {
  try {
    yield* (body ?? []) as AsyncIterable<Uint8Array>;
  } catch {
    throw new PartMismatch(undefined, "The part broke off before its end. Send it again.");
  }
}

const wrongSize = (size: number) => `This part has ${size} bytes: send exactly these.`;
