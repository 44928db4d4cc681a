import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
} from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";

const timeoutMs = 20_000;

/** Posts texts over connections that are kept open. */
export class HttpPoster {
  readonly #http: HttpAgent;
  readonly #https: HttpsAgent;

  constructor(connections: number) {
    const options = { keepAlive: true, maxSockets: connections, maxFreeSockets: connections };
    this.#http = new HttpAgent(options);
    this.#https = new HttpsAgent(options);
  }

  /** Answers the status, or throws when there is none within twenty seconds. Follows no redirect. */
  post(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<number> {
    return new Promise((resolve, reject) => {
      const options = {
        method: "POST",
        headers: { ...headers, "Content-Length": Buffer.byteLength(body) },
        timeout: timeoutMs,
      };
      const answered = (response: IncomingMessage) => {
        response.resume();
        response.on("error", reject);
        response.on("end", () => resolve(response.statusCode ?? 0));
      };
      const request: ClientRequest = url.startsWith("https:")
        ? httpsRequest(url, { ...options, agent: this.#https }, answered)
        : httpRequest(url, { ...options, agent: this.#http }, answered);
      request.on("timeout", () => request.destroy(new Error("no answer in time")));
      request.on("error", reject);
      request.end(body);
    });
  }

  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }
}
