import { rm } from "node:fs/promises";
import path from "node:path";
import { generateClient } from "../db/client.ts";
import { Failure } from "../lib/fail.ts";
import { waitForLock } from "../lib/lock.ts";
import { inRoot, root } from "../lib/paths.ts";
import { startService } from "../lib/process.ts";
import type { Supervisor } from "../lib/supervisor.ts";
import { fingerprintOfBuild, fingerprintOfClient, isStamped, stamp } from "./fingerprint.ts";
import type { Progress } from "./progress.ts";

/** Next's command line, to be run by our Node. */
export const next = inRoot("node_modules/next/dist/bin/next");

/** Where the build lies: NEXT_DIST_DIR of the environment, as in `next.config.ts`. */
const distFolder = () => inRoot(process.env.NEXT_DIST_DIR || ".next");

/** Writes the Prisma client when the schema files have changed since the last time. @throws Failure with what Prisma says of them. */
export async function ensureClient(progress: Progress): Promise<void> {
  const file = inRoot("src/generated/prisma/.fingerprint");
  const fingerprint = await fingerprintOfClient();
  if (await isStamped(file, fingerprint)) return;
  await progress.step("Prisma client", generateClient);
  await stamp(file, fingerprint);
}

/**
 * Builds the application when a file that it is made from has changed since the last build. Of several starts on one clone one builds
 * and the others wait for it.
 *
 * @throws Failure with the end of what `next build` printed.
 */
export async function ensureBuild(supervisor: Supervisor, progress: Progress): Promise<void> {
  const dist = distFolder();
  const file = path.join(dist, "florin-fingerprint");
  const fingerprint = await fingerprintOfBuild(process.env);
  if (await isStamped(file, fingerprint)) return;
  await progress.step("Building the application", async (say) => {
    const release = await waitForLock(`${dist}.lock`);
    try {
      if (await isStamped(file, fingerprint)) return;
      await rm(file, { force: true });
      await build(supervisor, say);
      await stamp(file, fingerprint);
    } finally {
      await release();
    }
  });
}

async function build(supervisor: Supervisor, say: (detail: string) => void): Promise<void> {
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  const service = startService({ name: "The build" }, process.execPath, [next, "build"], {
    cwd: root,
    env,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  const hear = (chunk: Buffer) => {
    printed = (printed + chunk).slice(-20_000);
    const phase = /^ *(Creating|Compiled|Running|Collecting|Generating|Finalizing)[^\n]*/m
      .exec(String(chunk))?.[0]
      .trim();
    if (phase && process.stdout.isTTY) say(phase);
  };
  service.child.stdout?.on("data", hear);
  service.child.stderr?.on("data", hear);
  const how = await supervisor.during(service, service.ended);
  if (how === "ended with code 0") return;
  const end = printed.trim().split("\n").slice(-40).join("\n");
  throw new Failure(
    `the application could not be built (${how}). Mend what it says and start again:\n${end}`,
  );
}
