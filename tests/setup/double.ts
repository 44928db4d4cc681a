import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** One request to a service of others. */
export type Asked = {
  method: string;
  path: string;
  query: URLSearchParams;
  token: string;
  body: Record<string, unknown>;
};
/** A text is sent as it is, as a page; all else as JSON. */
export type Told = { status: number; body?: unknown; headers?: Record<string, string> };

/** Done, but the connection breaks before the answer; or done late, while others go on. */
export type Mishap = "unheard" | "late";

const LATE_MS = 150;

/** What a test does with the service besides asking it. */
export type Double = {
  url: string;
  /** `PUT /path` of every request, in order. */
  log: string[];
  /** Answers this instead, for the next requests whose `METHOD /path` it matches. */
  next: (match: RegExp, told: Told | Mishap, times?: number) => void;
  /** Forgets what was planned by `next`. */
  calm: () => void;
  stop: () => Promise<void>;
};

/** A process-local server that stands for a service of others. */
export async function startDouble(answer: (asked: Asked) => Told): Promise<Double> {
  const log: string[] = [];
  let planned: { match: RegExp; told: Told | Mishap; left: number }[] = [];
  const server = createServer(async (request, response) => {
    const asked = await read(request);
    const line = `${asked.method} ${asked.path}`;
    log.push(line);
    const plan = planned.find(({ match, left }) => left > 0 && match.test(line));
    if (plan) plan.left--;
    if (plan?.told === "late") await sleep(LATE_MS);
    const told = typeof plan?.told === "object" ? plan.told : answer(asked);
    if (plan?.told === "unheard") response.destroy();
    else send(response, told);
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    log,
    next: (match, told, times = 1) => planned.push({ match, told, left: times }),
    calm: () => {
      planned = [];
    },
    stop: () => new Promise<void>((done) => server.close(() => done())),
  };
}

function send(response: ServerResponse, { status, body, headers }: Told): void {
  const isPage = typeof body === "string";
  const type = isPage ? "text/html; charset=utf-8" : "application/json";
  response.writeHead(status, { "Content-Type": type, ...headers });
  response.end(body === undefined || isPage ? body : JSON.stringify(body));
}

async function read(request: IncomingMessage): Promise<Asked> {
  const url = new URL(request.url ?? "/", "http://double");
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  const isForm = request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded");
  return {
    method: request.method ?? "",
    path: url.pathname,
    query: url.searchParams,
    token: request.headers.authorization?.split(" ").at(-1) ?? "",
    body: isForm ? Object.fromEntries(new URLSearchParams(text)) : text ? JSON.parse(text) : {},
  };
}
