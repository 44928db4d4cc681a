import "server-only";
import { env } from "@/server/env";
import { localStore } from "./local-store";
import type { FileStore } from "./port";

/**
 * The store of this installation: S3 when a bucket is set, else a folder below FLORIN_DATA.
 * Amazon's SDK is loaded only where it is used: it takes a second and tens of megabytes.
 */
export async function fileStore(): Promise<FileStore> {
  if (!env.S3_BUCKET) return localStore();
  const { s3Store } = await import("./s3-store");
  return s3Store(env.S3_BUCKET);
}
