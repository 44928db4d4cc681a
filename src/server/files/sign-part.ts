import "server-only";
import { createHmac } from "node:crypto";
import { sameText } from "@/server/auth/token";
import { env } from "@/server/env";
import { PART_LIFETIME_SECONDS, type PlannedPart, type SignedPart } from "./port";

type Grant = PlannedPart & { uploadId: string; expires: number };

const signatureOf = ({ uploadId, number, size, sha256, expires }: Grant) =>
  createHmac("sha256", env.FLORIN_SECRET)
    .update(["files.part", uploadId, number, size, sha256 ?? "", expires].join("\n"))
    .digest("base64url");

/** An address that takes one part of an upload, of exactly this size, for an hour. */
export function signPart(uploadId: string, part: PlannedPart): SignedPart {
  const expires = Math.floor(Date.now() / 1_000) + PART_LIFETIME_SECONDS;
  const signature = signatureOf({ ...part, uploadId, expires });
  const query = new URLSearchParams({ size: String(part.size), expires: String(expires), signature });
  if (part.sha256) query.set("sha256", part.sha256);
  return {
    url: `${env.FLORIN_URL}/api/files/upload/${uploadId}/${part.number}?${query}`,
    headers: {},
    expiresAt: new Date(expires * 1_000),
  };
}

/** What an address grants, or null when we never gave it out or its time is over. */
export function readSignedPart(uploadId: string, number: string, query: URLSearchParams): Grant | null {
  const grant = {
    uploadId,
    number: Number(number),
    size: Number(query.get("size")),
    sha256: query.get("sha256"),
    expires: Number(query.get("expires")),
  };
  if (!sameText(signatureOf(grant), query.get("signature") ?? "")) return null;
  return grant.expires * 1_000 > Date.now() ? grant : null;
}
