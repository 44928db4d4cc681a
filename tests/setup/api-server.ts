import { createServer, type Server } from "node:http";
import { freePort } from "../../scripts/lib/ports.ts";

/** The API over HTTP, for processes that are tested; it can be stopped and come back at the same address. Between the hooks of `apiForTest`. */
export async function anApiServer() {
  const port = await freePort();
  let server: Server | undefined;
  const restart = async () => {
    const { call } = await import("./call.ts");
    const started = createServer(async (request, response) => {
      const headers = { Authorization: request.headers.authorization ?? "" };
      const path = (request.url ?? "").replace(/^\/api\/v1/, "");
      const answer = await call(request.method ?? "GET", path, undefined, headers);
      response.writeHead(answer.status, { "Content-Type": "application/json" }).end(answer.text);
    });
    await new Promise<void>((ready) => started.listen(port, "127.0.0.1", ready));
    server = started;
  };
  await restart();
  return {
    url: `http://127.0.0.1:${port}`,
    restart,
    stop: () =>
      new Promise<void>((stopped) => {
        server?.close(() => stopped());
        server?.closeAllConnections();
      }),
  };
}
