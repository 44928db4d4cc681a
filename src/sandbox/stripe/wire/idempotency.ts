import { hash } from "node:crypto";
import type { Database } from "../store/database.ts";
import { ApiError, invalidRequest } from "./api-error.ts";

/** An answer as it went out, to go out again. */
export interface KeptAnswer {
  readonly status: number;
  readonly body: string;
  readonly requestId: string;
}

/**
 * Remembers, for ever, what was answered to each Idempotency-Key, in the transaction of the operation itself. Keys
 * whose request is being carried out are held in memory: a crash frees them, and undoes what they did.
 */
export class Idempotency {
  readonly #database: Database;
  readonly #underWay = new Set<string>();

  constructor(database: Database) {
    this.#database = database;
    database.execute(`
      CREATE TABLE IF NOT EXISTS idempotency (place INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, request TEXT NOT NULL,
        status INTEGER NOT NULL, request_id TEXT NOT NULL, created INTEGER NOT NULL, body TEXT NOT NULL)
    `);
  }

  /**
   * The answer that was given under this key, or null when it is free. Throws when it was used for another request
   * (400) or is being used at this moment (409).
   */
  find(key: string, request: string): KeptAnswer | null {
    if (key.length > 255) throw invalidRequest("An Idempotency-Key has at most 255 characters.");
    if (this.#underWay.has(key)) throw inUse(key);
    const row = this.#database
      .prepare("SELECT request, status, body, request_id FROM idempotency WHERE key = ?")
      .get(key);
    if (row === undefined) return null;
    if (row.request !== request) throw usedOtherwise(key);
    return { status: Number(row.status), body: String(row.body), requestId: String(row.request_id) };
  }

  hold(key: string): void {
    this.#underWay.add(key);
  }

  release(key: string): void {
    this.#underWay.delete(key);
  }

  /** Runs inside the transaction of the operation. */
  keep(key: string, request: string, answer: KeptAnswer): void {
    this.#database
      .prepare(
        "INSERT INTO idempotency (key, request, status, body, request_id, created) VALUES (?, ?, ?, ?, ?, ?)",
      )
      .run(key, request, answer.status, answer.body, answer.requestId, Date.now());
  }
}

/** What makes two requests the same: method, path and parameters in any order. */
export function requestFingerprint(method: string, path: string, body: string): string {
  return hash("sha256", `${method} ${path}\n${body.split("&").sort().join("&")}`, "base64");
}

function inUse(key: string): ApiError {
  const message = `Another request with the Idempotency-Key ${key} is being carried out: try again shortly.`;
  return new ApiError(409, { type: "idempotency_error", code: "idempotency_key_in_use", message });
}

function usedOtherwise(key: string): ApiError {
  const message = `The Idempotency-Key ${key} was used before with other parameters: use another key.`;
  return new ApiError(400, { type: "idempotency_error", message });
}
