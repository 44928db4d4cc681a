import { randomBytes } from "node:crypto";
import { chown, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Failure, messageOf } from "../lib/fail.ts";
import { commandOf } from "../lib/identity.ts";
import { endLeftover, isAlive, output, type Service } from "../lib/process.ts";
import { startLogged } from "./logged.ts";
import { findPostgres, type Postgres } from "./postgres-binaries.ts";
import { reachable } from "./reach.ts";

export type PostgresSettings = {
  /** Absolute folder of the data. */
  folder: string;
  port: number;
  password: string;
  /** Further settings, as in postgresql.conf. */
  config?: Record<string, string>;
  /** Further options for making the folder. */
  initdb?: string[];
};

const USER = "florin";

/** The address of a database on a local server. */
export const postgresUrl = ({ port, password }: { port: number; password: string }, database = "florin") =>
  `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`;

/**
 * Starts Postgres over a folder, which is made when it does not exist; answers once it takes connections.
 * A server that a killed start left on the same folder is stopped first: two never share one.
 *
 * @throws Failure with the last lines of its log when it does not come up.
 */
export async function startPostgres(settings: PostgresSettings): Promise<Service> {
  const postgres = await findPostgres();
  await stopLeftover(settings.folder);
  const isNew = !(await exists(path.join(settings.folder, "PG_VERSION")));
  if (isNew) await initialise(postgres, settings);

  const options = { listen_addresses: "127.0.0.1", unix_socket_directories: "", ...settings.config };
  const args = ["-D", settings.folder, "-p", String(settings.port)];
  for (const [name, value] of Object.entries(options)) args.push("-c", `${name}=${value}`);
  const program = await reachable(postgres.postgres, args, postgres.account, settings.folder);
  const { service } = await startLogged({
    name: "The embedded Postgres",
    ...program,
    logFile: `${settings.folder}.log`,
    // Postgres' fast shutdown: open sessions are ended, nothing committed is lost.
    signal: "SIGINT",
    ready: async () => ((await readMark(settings.folder))?.isReady ? "yes" : undefined),
  });
  return service;
}

const exists = (file: string) =>
  readFile(file).then(
    () => true,
    () => false,
  );

async function initialise(
  postgres: Postgres,
  { folder, password, initdb = [] }: PostgresSettings,
): Promise<void> {
  const { uid, gid } = postgres.account;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const passwordFile = path.join(tmpdir(), `florin-${randomBytes(8).toString("hex")}`);
  await writeFile(passwordFile, password, { mode: 0o600, flag: "wx" });
  if (uid !== undefined && gid !== undefined) {
    await chown(folder, uid, gid);
    await chown(passwordFile, uid, gid);
  }
  const args = [
    `--pgdata=${folder}`,
    `--username=${USER}`,
    `--pwfile=${passwordFile}`,
    "--auth=scram-sha-256",
  ];
  // The built-in C.UTF-8 sorts and folds the same way on every system, whatever locales that has.
  args.push(
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    ...initdb,
  );
  const program = await reachable(postgres.initdb, args, postgres.account, folder);
  try {
    await output(program.command, program.args, program.options);
  } catch (error) {
    // A half-made folder would look like a database at the next start.
    await rm(folder, { recursive: true, force: true });
    throw new Failure(
      `the embedded Postgres cannot be set up: ${messageOf(error)}. Set DATABASE_URL to use another Postgres.`,
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** What `postmaster.pid` says: line 1 is the process id, line 4 the port, line 8 the state. */
async function readMark(folder: string): Promise<{ pid: number; isReady: boolean } | undefined> {
  const text = await readFile(path.join(folder, "postmaster.pid"), "utf8").catch(() => undefined);
  const lines = text?.split("\n");
  if (!lines?.[0]) return undefined;
  return { pid: Number(lines[0]), isReady: lines[7]?.trim() === "ready" };
}

async function stopLeftover(folder: string): Promise<void> {
  const mark = await readMark(folder);
  if (!mark) return;
  // After a restart of the machine the id may belong to a stranger, who must not be stopped.
  if (isAlive(mark.pid) && (await commandOf(mark.pid)).includes(folder))
    await endLeftover(mark.pid, "SIGINT");
  else await rm(path.join(folder, "postmaster.pid"), { force: true });
}
