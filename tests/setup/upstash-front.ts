import { timingSafeEqual } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { type RedisConfigNodejs, Redis as Upstash } from "@upstash/redis";
import { Redis } from "ioredis";
import { freshRedis } from "./redis.ts";

export type UpstashFront = {
  url: string;
  token: string;
  /** The service's own client, as an application opens it. */
  client: (options?: Partial<RedisConfigNodejs>) => Upstash;
  /** How many requests came in: a round trip each. */
  requests: () => number;
  /** The next so many requests lose their connection after they were carried out: nobody hears the answer. */
  loseAnswers: (count: number) => void;
  stop: () => Promise<void>;
};

/** What a command is made of: text, numbers and truth values, as they stand in JSON. */
type Command = (string | number | boolean)[];
type Reply = { result: unknown } | { error: string };
type Answer = { status: number; body: unknown };

/** What belongs to one connection, and means nothing where none is kept. */
const OF_A_CONNECTION = /^(MULTI|EXEC|DISCARD|WATCH|UNWATCH|SELECT|AUTH|HELLO|QUIT|RESET)$/i;

/**
 * Upstash's REST protocol before a real Redis: a command as `POST /`, several as `/pipeline` (in order, others may come between) and
 * `/multi-exec` (at once), a bearer token, replies as `{ result }` or `{ error }` (400), in base64 where `Upstash-Encoding: base64` asks for it.
 *
 * @param url of the Redis; without one, an empty database of the run's
 */
export async function upstashFront(url?: string): Promise<UpstashFront> {
  // Its replies are those of the older protocol: lists where the newer one has maps.
  const redis = new Redis(url ?? (await freshRedis()), { protocol: 2 });
  const token = "front-token";
  const seen = { requests: 0, toLose: 0 };
  const server = createServer(async (request, response) => {
    seen.requests++;
    const answer = await answerTo(redis, token, request).catch((error: unknown) =>
      refusal(400, String(error)),
    );
    if (seen.toLose > 0) {
      seen.toLose--;
      request.socket.destroy();
    } else send(response, answer, request.headers["upstash-encoding"] === "base64");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  const address = { url: `http://127.0.0.1:${port}`, token };
  return {
    ...address,
    client: (options) => new Upstash({ ...address, enableTelemetry: false, ...options }),
    requests: () => seen.requests,
    loseAnswers: (count) => {
      seen.toLose = count;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((done) => server.close(() => done()));
      redis.disconnect();
    },
  };
}

const refusal = (status: number, error: string): Answer => ({ status, body: { error } });

async function answerTo(redis: Redis, token: string, request: IncomingMessage): Promise<Answer> {
  if (!isAllowed(request, token)) return refusal(401, "WRONGPASS invalid or missing auth token");
  if (request.method !== "POST") return refusal(405, "ERR method is not allowed");
  const body = await readJson(request);
  if (request.url === "/") {
    if (!isCommand(body)) return refusal(400, "ERR failed to parse command");
    const [reply] = await inOrder(redis, [body]);
    return { status: reply && "error" in reply ? 400 : 200, body: reply };
  }
  const work = { "/pipeline": inOrder, "/multi-exec": atOnce }[request.url ?? ""];
  if (!work) return refusal(400, "ERR this path is not known");
  if (!Array.isArray(body) || body.length === 0 || !body.every(isCommand))
    return refusal(400, "ERR failed to parse pipeline");
  return { status: 200, body: await work(redis, body) };
}

function isAllowed(request: IncomingMessage, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return undefined;
  }
}

const isWord = (word: unknown): boolean => ["string", "number", "boolean"].includes(typeof word);

const isCommand = (body: unknown): body is Command =>
  Array.isArray(body) && typeof body[0] === "string" && body.every(isWord);

/** Commands that wait get a connection of their own, so that nobody else waits with them. */
async function ask(redis: Redis, [name, ...words]: Command): Promise<unknown> {
  const command = String(name).toUpperCase();
  if (OF_A_CONNECTION.test(command)) throw new Error(`ERR Command is not available: '${command}'`);
  const waits = words.some((word) => String(word).toUpperCase() === "BLOCK");
  const connection = waits ? redis.duplicate() : redis;
  try {
    return await connection.callBuffer(command, ...words.map(String));
  } finally {
    if (waits) connection.disconnect();
  }
}

/** One after the other on the one connection; each has its own result or error. */
function inOrder(redis: Redis, commands: Command[]): Promise<Reply[]> {
  return Promise.all(
    commands.map(async (command): Promise<Reply> => {
      try {
        return { result: await ask(redis, command) };
      } catch (error) {
        return { error: (error as Error).message };
      }
    }),
  );
}

/** As a transaction of Redis: nothing of others comes between, and a command that cannot even be queued undoes them all. */
async function atOnce(redis: Redis, commands: Command[]): Promise<Reply[]> {
  // All are written to the connection before anything else can be.
  const opened = redis.call("MULTI");
  const queued = commands.map(([name, ...words]) => redis.call(String(name), ...words.map(String)));
  const ended = redis.callBuffer("EXEC");
  await Promise.allSettled([opened, ...queued]);
  const results = (await ended) as unknown[];
  return results.map((result) => (result instanceof Error ? { error: result.message } : { result }));
}

function send(response: ServerResponse, { status, body }: Answer, isBase64: boolean): void {
  const text = JSON.stringify(written(body, isBase64));
  response.writeHead(status, { "Content-Type": "application/json", "Upstash-Sync-Token": "front" });
  response.end(text);
}

/** Replies as JSON: bytes become text, all but "OK" as base64 where that is asked for; errors stay words. */
function written(value: unknown, isBase64: boolean): unknown {
  if (Buffer.isBuffer(value)) {
    const text = value.toString();
    return isBase64 && text !== "OK" ? value.toString("base64") : text;
  }
  if (Array.isArray(value)) return value.map((item) => written(item, isBase64));
  if (value !== null && typeof value === "object")
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, written(item, isBase64)]));
  return value;
}
