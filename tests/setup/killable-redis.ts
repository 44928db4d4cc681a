import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Redis } from "ioredis";
import { freePort } from "../../scripts/lib/ports.ts";
import { cutUnfinished } from "../../scripts/services/append-only-file.ts";
import { findRedis } from "../../scripts/services/redis-binary.ts";

export type KillableRedis = {
  url: string;
  /** Where it keeps its append-only file. */
  folder: string;
  start: () => Promise<void>;
  /** SIGKILL: nothing is said to it first. */
  kill: () => Promise<void>;
  stop: () => Promise<void>;
};

/**
 * A real Redis of the test's own with an append-only file, to be killed and started again over the same file: as Florin starts its own, or, with `isForeign`,
 * as others start theirs.
 */
export async function killableRedis(
  fsync: "always" | "everysec",
  { isForeign = false } = {},
): Promise<KillableRedis> {
  const binary = await findRedis(() => undefined);
  const folder = await mkdtemp(path.join(tmpdir(), "florin-redis-"));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  const words = ["--bind", "127.0.0.1", "--port", String(port), "--dir", folder, "--save", ""];
  let server: ChildProcess | undefined;
  // A test run that is broken off leaves nothing behind.
  process.once("exit", () => server?.kill("SIGKILL"));
  const start = async () => {
    if (!isForeign) cutUnfinished(binary, folder);
    server = spawn(binary, [...words, "--appendonly", "yes", "--appendfsync", fsync], { stdio: "ignore" });
    const client = new Redis(url, { maxRetriesPerRequest: 200, retryStrategy: () => 20 });
    client.on("error", () => undefined);
    // Until it has loaded its file it answers LOADING.
    while ((await client.ping().catch(() => "")) !== "PONG")
      await new Promise((resume) => setTimeout(resume, 20));
    client.disconnect();
  };
  const kill = async () => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, "exit");
    server.kill("SIGKILL");
    await gone;
  };
  await start();
  return {
    url,
    folder,
    start,
    kill,
    stop: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
