import { openSync } from "node:fs";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { Failure } from "../../scripts/lib/fail.ts";
import { commandOf } from "../../scripts/lib/identity.ts";
import { freePort } from "../../scripts/lib/ports.ts";
import { startService, until } from "../../scripts/lib/process.ts";
import type { Supervisor } from "../../scripts/lib/supervisor.ts";
import { postgresUrl } from "../../scripts/services/postgres.ts";
import { readKept } from "../../scripts/services/settings.ts";
import { emptySettings } from "../../scripts/test/environment.ts";
import type { Running } from "../setup/running.ts";

/** A running Florin, started as anybody starts it. */
export type Product = {
  demo: Running;
  databaseUrl: string;
  /** From the command until `/api/health` answered 200. */
  startSeconds: number;
  /** Of the process that serves requests and runs jobs, in MB (10^6 bytes): now, and at its highest. */
  memory: () => Promise<{ now: number; peak: number }>;
  /** Milliseconds of a processor that the same process has had. */
  cpu: () => Promise<number>;
  stop: () => Promise<void>;
};

/** A first start installs and builds. */
const PATIENCE_MS = 8 * 60_000;

/** Of Linux, whatever the machine. */
const TICKS_A_SECOND = 100;

type Start = { root: string; data: string; port: number; settings?: Record<string, string> };

/**
 * Starts the whole product of the clone at `root` by its `scripts/start.mjs` and waits until it is well.
 *
 * @throws Failure with the end of what it printed.
 */
export async function startProduct(supervisor: Supervisor, start: Start): Promise<Product> {
  const { root, data, port, settings = {} } = start;
  await mkdir(data, { recursive: true, mode: 0o711 });
  const logFile = path.join(data, "start.log");
  const log = openSync(logFile, "w");
  const since = performance.now();
  const service = startService(
    { name: "The product", patienceMs: 60_000 },
    process.execPath,
    [path.join(root, "scripts/start.mjs")],
    {
      cwd: root,
      env: { ...process.env, ...emptySettings(), ...settings, FLORIN_DATA: data, PORT: String(port) },
      stdio: ["ignore", log, log],
    },
  );
  await supervisor.add(service, "application");
  let hasEnded = false;
  void service.ended.then(() => {
    hasEnded = true;
  });
  const isWell = () =>
    fetch(`http://127.0.0.1:${port}/api/health`).then(
      ({ ok }) => ok,
      () => false,
    );
  await until(async () => hasEnded || (await isWell()), { withinMs: PATIENCE_MS, everyMs: 50 });
  const startSeconds = (performance.now() - since) / 1_000;
  if (hasEnded || !(await isWell())) {
    const end = (await readFile(logFile, "utf8")).trim().split("\n").slice(-20).join("\n");
    throw new Failure(`the product did not start:\n${end}`);
  }
  const demo = JSON.parse(await readFile(path.join(data, "demo.json"), "utf8")) as Running;
  const { postgres } = await readKept(data);
  const databaseUrl = postgresUrl({ port: postgres.port ?? 0, password: postgres.password });
  const pid = await serverOf(data);
  const { stop } = service;
  return { demo, databaseUrl, startSeconds, memory: () => memoryOf(pid), cpu: () => cpuOf(pid), stop };
}

/** The process that serves requests and runs jobs; its id stands in the notes of the start. */
async function serverOf(data: string): Promise<number> {
  for (const name of await readdir(path.join(data, "running"))) {
    const { services } = JSON.parse(await readFile(path.join(data, "running", name), "utf8"));
    for (const { pid } of services as { pid: number }[])
      if ((await commandOf(pid)).startsWith("next-server")) return pid;
  }
  throw new Failure("the process of the application was not found among those of the start");
}

async function memoryOf(pid: number): Promise<{ now: number; peak: number }> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const megabytes = (field: string) =>
    (Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(status)?.[1]) * 1_024) / 1e6;
  return { now: megabytes("VmRSS"), peak: megabytes("VmHWM") };
}

/** Fields 14 and 15 of the kernel's line; field 2, in brackets, may hold blanks. */
async function cpuOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return ((Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND) * 1_000;
}

/** A start on a folder of its own that goes when it is stopped. */
export async function freshData(folder: string): Promise<{ data: string; port: number }> {
  await rm(folder, { recursive: true, force: true });
  return { data: folder, port: await freePort() };
}
