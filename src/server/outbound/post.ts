import "server-only";
import http from "node:http";
import https from "node:https";
import { SECOND_MS } from "@/lib/time";
import { publicLookup, refusePrivateHost } from "./public-address";

const TIMEOUT_MS = 15 * SECOND_MS;
const KEPT_BYTES = 2_048;
const LONGEST_REASON = 500;

/** Connections are kept for the next delivery; which address they lead to was checked when they were made. */
const options = { keepAlive: true, keepAliveMsecs: 10 * SECOND_MS, maxFreeSockets: 32, lookup: publicLookup };
const agents = { "http:": new http.Agent(options), "https:": new https.Agent(options) };

/** `status` null: there was no answer, and `error` says why. `response`: the first 2 kB. `retryAfter`: the header as it came. */
export type Answered = {
  status: number | null;
  error: string | null;
  response: string | null;
  retryAfter: string | null;
  durationMs: number;
};

/**
 * Posts to an address that somebody else chose: never to one that is not public, however it resolves; within 15 seconds, the body of the
 * answer included; no redirect is followed. Never rejects.
 */
export async function postToAnyone(
  address: string,
  headers: Record<string, string>,
  body: string,
): Promise<Answered> {
  const began = performance.now();
  const answer = await exchange(new URL(address), headers, body).catch((error: unknown) => ({
    status: null,
    error: reasonOf(error),
    response: null,
    retryAfter: null,
  }));
  return { ...answer, durationMs: Math.round(performance.now() - began) };
}

type Exchange = Omit<Answered, "durationMs">;

async function exchange(url: URL, headers: Record<string, string>, body: string): Promise<Exchange> {
  refusePrivateHost(url);
  const isSecure = url.protocol === "https:";
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
    const sent = (isSecure ? https : http).request(url, {
      method: "POST",
      agent: agents[isSecure ? "https:" : "http:"],
      headers: { ...headers, "Content-Length": Buffer.byteLength(body) },
      signal,
    });
    sent.once("response", resolve);
    sent.on("error", (error) => reject(signal.aborted ? signal.reason : error));
    sent.end(body);
  });
  return {
    status: answer.statusCode ?? null,
    error: null,
    response: await beginningOf(answer),
    retryAfter: answer.headers["retry-after"] ?? null,
  };
}

/** The first 2 kB as text that Postgres takes; what comes after, or breaks off, is left. */
async function beginningOf(answer: http.IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of answer) {
      chunks.push(chunk);
      size += chunk.length;
      if (size >= KEPT_BYTES) break;
    }
  } catch {
    // The status has come already: it is what counts.
  }
  return Buffer.concat(chunks).subarray(0, KEPT_BYTES).toString("utf8").replaceAll("\0", "");
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "no answer";
  if (error.name === "TimeoutError") return `no answer within ${TIMEOUT_MS / SECOND_MS} seconds`;
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  const { message } = inner instanceof Error ? inner : error;
  return message.replaceAll("\0", "").slice(0, LONGEST_REASON);
}
