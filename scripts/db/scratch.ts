import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { freePort } from "../lib/ports.ts";
import { postgresUrl, startPostgres } from "../services/postgres.ts";
import { connect } from "./apply.ts";

/**
 * Lends an empty database for the time of `use`: a new one on the server of DATABASE_URL, or on an embedded Postgres of its own.
 * It is gone afterwards, whatever happened.
 */
export async function withScratchDatabase<T>(
  server: string | undefined,
  use: (url: string) => Promise<T>,
): Promise<T> {
  if (server) return onServer(server, use);
  const folder = await mkdtemp(path.join(tmpdir(), "florin-scratch-"));
  const settings = {
    folder: path.join(folder, "postgres"),
    port: await freePort(),
    password: randomBytes(16).toString("hex"),
  };
  try {
    const service = await startPostgres({ ...settings, config: { fsync: "off", shared_buffers: "32MB" } });
    try {
      return await use(postgresUrl(settings, "postgres"));
    } finally {
      await service.stop();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function onServer<T>(server: string, use: (url: string) => Promise<T>): Promise<T> {
  const name = `florin_scratch_${randomBytes(6).toString("hex")}`;
  const url = new URL(server);
  url.pathname = `/${name}`;
  const client = await connect(server);
  try {
    await client.query(`CREATE DATABASE "${name}" TEMPLATE template0`);
    return await use(url.href);
  } finally {
    await client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
    await client.end();
  }
}
