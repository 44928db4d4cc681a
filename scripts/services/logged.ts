import type { SpawnOptions } from "node:child_process";
import { open, readFile } from "node:fs/promises";
import { Failure } from "../lib/fail.ts";
import { type Service, startService, until } from "../lib/process.ts";

type Start = {
  name: string;
  command: string;
  args: string[];
  options: SpawnOptions;
  /** Takes what the program prints; begun anew at each start. */
  logFile: string;
  /** What asks it to end; SIGTERM unless said. */
  signal?: NodeJS.Signals;
  patienceMs?: number;
  /** Asked again and again until it gives something; that is what the caller gets. */
  ready: () => Promise<string | undefined>;
};

/** Starts a program and waits until it is ready, a minute at most. @throws Failure with the last lines of its log when it does not get there. */
export async function startLogged(start: Start): Promise<{ service: Service; answer: string }> {
  const { name, command, args, options, logFile, ready, signal, patienceMs } = start;
  const log = await open(logFile, "w", 0o600);
  const manner = { name, ...(signal && { signal }), ...(patienceMs && { patienceMs }) };
  const service = startService(manner, command, args, { ...options, stdio: ["ignore", log.fd, log.fd] });
  await log.close();
  let hasEnded = false;
  void service.ended.then(() => {
    hasEnded = true;
  });
  const answer = await until(async () => (hasEnded ? "ended" : await ready()), { withinMs: 60_000 });
  if (answer !== undefined && !hasEnded) return { service, answer };
  await service.stop();
  const why = hasEnded ? await service.ended : "did not answer for a minute";
  throw new Failure(`${name} did not start (${why}). The end of ${logFile}:\n${await lastLines(logFile)}`);
}

const lastLines = async (file: string) =>
  (await readFile(file, "utf8")).trim().split("\n").slice(-8).join("\n");
