import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

export type Server = { url: string; kill: () => Promise<void> };

/** Starts the built application, web and worker in one process, and waits until all of it works. */
export async function startServer(port: number, env: Record<string, string>): Promise<Server> {
  const child = spawn(
    process.execPath,
    ["node_modules/next/dist/bin/next", "start", "-H", "127.0.0.1", "-p", String(port)],
    {
      env: { ...process.env, ...env, NODE_ENV: "production", NODE_OPTIONS: "" },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  const url = `http://127.0.0.1:${port}`;
  await untilHealthy(url, child);
  return {
    url,
    /** As a crash would: no handler runs, nothing is finished. */
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
    },
  };
}

async function untilHealthy(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
    const answer = await fetch(`${url}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await sleep(100);
  }
  throw new Error("the server does not get healthy");
}

/** Asks until the answer is there. */
export async function eventually<T>(
  ask: () => Promise<T | null | undefined | false>,
  what: string,
): Promise<T> {
  for (let tries = 0; tries < 400; tries++) {
    const found = await ask();
    if (found) return found;
    await sleep(50);
  }
  throw new Error(`it did not happen: ${what}`);
}
