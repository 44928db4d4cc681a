import { accessSync, constants } from "node:fs";
import path from "node:path";
import { Failure, messageOf } from "../lib/fail.ts";
import { output } from "../lib/process.ts";

const NAMES = ["valkey-server", "redis-server"];

/** The path of a program on PATH or where system packages put servers; undefined when there is none. */
export function onPath(name: string): string | undefined {
  const folders = [
    ...(process.env.PATH ?? "").split(path.delimiter),
    "/usr/local/bin",
    "/usr/bin",
    "/usr/sbin",
    "/opt/homebrew/bin",
  ];
  return folders
    .filter(Boolean)
    .map((folder) => path.join(folder, name))
    .find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The path of a real Redis or Valkey server: the one on PATH, else installed with the system's package manager where that asks nothing
 * (root on Debian, brew), else the one that `redis-memory-server` downloads and compiles.
 *
 * @param say is told what takes long
 * @throws Failure with the three ways out.
 */
export async function findRedis(say: (doing: string) => void): Promise<string> {
  const attempts = [installWithApt, installWithBrew, compile];
  const reasons: string[] = [];
  for (const attempt of attempts) {
    const found = NAMES.map(onPath).find(Boolean);
    if (found) return found;
    try {
      const binary = await attempt(say);
      if (binary) return binary;
    } catch (error) {
      reasons.push(messageOf(error).split("\n").at(-1) ?? "");
    }
  }
  throw new Failure(
    `there is no Redis and none could be installed${reasons.length > 0 ? ` (${reasons.join("; ")})` : ""}. Either install valkey-server or ` +
      "redis-server, or set REDIS_URL, or set UPSTASH_REDIS_REST_URL and UPSTASH_REDIS_REST_TOKEN.",
  );
}

async function installWithApt(say: (doing: string) => void): Promise<string | undefined> {
  const apt = onPath("apt-get");
  if (!apt || process.getuid?.() !== 0) return undefined;
  say("installing redis-server with apt-get");
  // RUNLEVEL=1 keeps the package from starting a server of its own.
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  await output(apt, ["update", "-q"], { env });
  await output(apt, ["install", "-y", "-q", "--no-install-recommends", "redis-server"], { env });
  return onPath("redis-server");
}

async function installWithBrew(say: (doing: string) => void): Promise<string | undefined> {
  const brew = onPath("brew");
  if (!brew) return undefined;
  say("installing valkey with brew");
  await output(brew, ["install", "--quiet", "valkey"], { env: { ...process.env, NONINTERACTIVE: "1" } });
  return onPath("valkey-server");
}

async function compile(say: (doing: string) => void): Promise<string> {
  say("downloading and compiling Redis");
  process.env.REDISMS_DISABLE_POSTINSTALL = "1";
  const { RedisBinary } = await import("redis-memory-server");
  return RedisBinary.getPath();
}
