import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from "node:http";

export type Received = { headers: IncomingHttpHeaders; body: string; path: string };
type Answer = (response: ServerResponse, received: Received) => void;

/** A receiver of webhooks on this machine. `answer` is called for each that arrives; by default with 200. */
export type Sink = {
  url: string;
  received: Received[];
  answer: Answer;
  stop(): Promise<void>;
};

export const withStatus =
  (status: number, headers: Record<string, string> = {}, body = ""): Answer =>
  (response) =>
    response.writeHead(status, headers).end(body);

/** @param port one that is wanted, such as that of a receiver that went away */
export async function aSink(answer: Answer = withStatus(200), port = 0): Promise<Sink> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      const received = { headers: request.headers, body, path: request.url ?? "" };
      sink.received.push(received);
      sink.answer(response, received);
    });
  });
  await new Promise<void>((ready) => server.listen(port, "127.0.0.1", ready));
  const sink: Sink = { url: urlOf(server), received: [], answer, stop: () => stopped(server) };
  return sink;
}

function urlOf(server: Server): string {
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("the sink has no port");
  return `http://127.0.0.1:${address.port}/hook`;
}

const stopped = (server: Server) =>
  new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
