import "server-only";

/** A part as it was promised: its exact size in bytes and, when known, its SHA-256 in base64. */
export type PlannedPart = { number: number; size: number; sha256: string | null };

/** A part as the sender says it arrived: the ETag of the store's answer, with or without quotes. */
export type SentPart = { number: number; etag: string };

/** Where one part is sent, by PUT, with these headers, until then. */
export type SignedPart = { url: string; headers: Record<string, string>; expiresAt: Date };

/** An upload in parts that runs. `key` is made of ids: no name that a person typed becomes a path. */
export type Upload = { key: string; uploadId: string };

/** First and last byte, both included. */
export type Range = { start: number; end: number };

/** What was stored. `sha256` in base64; null where the store does not tell and the content would have to be read again. */
export type Stored = { etag: string; size: number; sha256: string | null };

export type FileStore = {
  /** The least bytes of a part that is not the last one. */
  minPartBytes: number;
  begin(key: string, mimeType: string): Promise<string>;
  sign(upload: Upload, part: PlannedPart): Promise<SignedPart>;
  /** Makes one file of the parts. May be repeated. @throws UploadIncomplete when a part is missing or another one. */
  complete(upload: Upload, parts: readonly SentPart[]): Promise<Stored>;
  /** Stores small content that we made ourselves. May be repeated with the same bytes. */
  put(key: string, bytes: Uint8Array, mimeType: string): Promise<void>;
  /** Null: there is no such content. */
  open(key: string, range?: Range): Promise<ReadableStream<Uint8Array> | null>;
  /** Removes the content, and what was sent of an upload. Nothing there is fine. */
  remove(key: string, uploadId: string | null): Promise<void>;
};

/** How long a part may be sent after its upload was begun. */
export const PART_LIFETIME_SECONDS = 3_600;
