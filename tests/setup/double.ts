import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** One request to a service of others. */
export type Asked = {
  method: string;
  path: string;
  query: URLSearchParams;
  token: string;
  body: Record<string, unknown>;
};
export type Told = { status: number; body?: unknown; headers?: Record<string, string> };

/** What a test does with the service besides asking it. */
export type Double = {
  url: string;
  /** `PUT /path` of every request, in order. */
  log: string[];
  /** Answers this instead, for the next requests whose `METHOD /path` it matches. */
  next: (match: RegExp, told: Told, times?: number) => void;
  stop: () => Promise<void>;
};

/** A process-local server that stands for a service of others. */
export async function startDouble(answer: (asked: Asked) => Told): Promise<Double> {
  const log: string[] = [];
  const planned: { match: RegExp; told: Told; left: number }[] = [];
  const server = createServer(async (request, response) => {
    const asked = await read(request);
    const line = `${asked.method} ${asked.path}`;
    log.push(line);
    const plan = planned.find(({ match, left }) => left > 0 && match.test(line));
    if (plan) plan.left--;
    const { status, body, headers = {} } = plan?.told ?? answer(asked);
    response.writeHead(status, { "Content-Type": "application/json", ...headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    log,
    next: (match, told, times = 1) => planned.push({ match, told, left: times }),
    stop: () => new Promise<void>((done) => server.close(() => done())),
  };
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
