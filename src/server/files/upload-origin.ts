import "server-only";
import { env } from "@/server/env";

/** Where pages send files straight to: the store's origin, as presigned addresses name it; null: this site itself. */
export function uploadOrigin(): string | null {
  if (!env.S3_BUCKET) return null;
  if (env.S3_ENDPOINT) return new URL(env.S3_ENDPOINT).origin;
  return `https://${env.S3_BUCKET}.s3.${env.S3_REGION}.amazonaws.com`;
}
