import { Failure } from "../lib/fail.ts";
import { leash } from "../lib/leash.ts";
import { root } from "../lib/paths.ts";
import { freePort, isFree } from "../lib/ports.ts";
import { startService, until } from "../lib/process.ts";
import type { Supervisor } from "../lib/supervisor.ts";
import { next } from "./build.ts";
import { bracketed, type Configuration, isAny } from "./configuration.ts";
import type { Environment } from "./services.ts";

/** How long requests that run may take to end when we stop. */
const PATIENCE_MS = 15_000;

/**
 * V8 sizes its heap by the machine's memory, and on a large machine lets garbage lie until it fills most of a gigabyte. This much is several
 * times what is alive under load. NODE_OPTIONS of the environment may say otherwise.
 */
const heap = ["--max-old-space-size=512", "--max-semi-space-size=16"];

/**
 * Node closes a connection that was idle for 5 s, and a request that is sent at that moment is lost. Callers who keep connections, proxies above
 * all, keep them for up to a minute: it is they who should close.
 */
const patience = ["--keepAliveTimeout", "75000"];

/** Where a start listens: as the settings say, or, for a worker, where only this machine can see it. */
export async function chooseListener({
  role,
  host,
  port,
}: Configuration): Promise<{ host: string; port: number }> {
  if (role === "worker") return { host: "127.0.0.1", port: await freePort() };
  if (await isFree(port, host)) return { host, port };
  throw new Failure(
    `port ${port} is taken on ${host}. Stop what listens there, or choose another: PORT=${port + 1} npm start`,
  );
}

/**
 * Starts Next (a worker is the same build, behind a port of its own) and waits until `/api/health` answers 200.
 *
 * @throws Failure with what the health check last said.
 */
export async function startApplication(
  listener: { host: string; port: number },
  environment: Environment,
  supervisor: Supervisor,
  isDev: boolean,
): Promise<void> {
  const { host, port } = listener;
  const sizes = isDev || /max-old-space-size/.test(process.env.NODE_OPTIONS ?? "") ? [] : heap;
  const command = [next, ...(isDev ? ["dev"] : ["start", ...patience]), "-H", host, "-p", String(port)];
  const args = [...sizes, ...leash, ...command];
  const env = { ...process.env, ...environment, NEXT_TELEMETRY_DISABLED: "1" };
  const service = startService({ name: "The application", patienceMs: PATIENCE_MS }, process.execPath, args, {
    cwd: root,
    env: { ...env, NODE_ENV: isDev ? "development" : "production" },
    stdio: ["ignore", "inherit", "inherit"],
  });
  await supervisor.add(service, "application");
  const url = `http://${isAny(host) ? "127.0.0.1" : bracketed(host)}:${port}/api/health`;
  let last = "nothing";
  const isWell = await until(
    async () => {
      const answer = await ask(url);
      last = answer.text;
      return supervisor.isStopping || answer.isWell;
    },
    { withinMs: 90_000, everyMs: 50 },
  );
  if (!isWell) throw new Failure(`the application runs but is not well; ${url} says: ${last.slice(0, 500)}`);
}

async function ask(url: string): Promise<{ isWell: boolean; text: string }> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(30_000) });
    return { isWell: response.status === 200, text: `${response.status} ${await response.text()}` };
  } catch {
    return { isWell: false, text: "nothing" };
  }
}
