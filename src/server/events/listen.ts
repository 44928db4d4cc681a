import "server-only";
import { EventEmitter } from "node:events";
import pg from "pg";
import { z } from "zod";
import { env } from "@/server/env";
import { log } from "@/server/log";

/** What the trigger on `webhook_event` tells at each commit: enough to know whom it concerns. */
export const Notice = z.object({
  id: z.string(),
  type: z.string(),
  organization_id: z.string(),
  object_id: z.string(),
});
export type Notice = z.output<typeof Notice>;

const RECONNECT_MS = 1_000;

type Hub = { emitter: EventEmitter; started?: Promise<void> };
const shared = globalThis as { florinNotices?: Hub };
const hub = (): Hub => (shared.florinNotices ??= { emitter: new EventEmitter().setMaxListeners(0) });

/**
 * Calls `onNotice` for each event of the object or organization `id`, whichever process caused it.
 * One connection a process, reconnected when it breaks: what was missed meanwhile is for the caller to read.
 */
export async function listen(id: string, onNotice: (notice: Notice) => void): Promise<() => void> {
  const { emitter } = hub();
  emitter.on(id, onNotice);
  await start();
  return () => emitter.off(id, onNotice);
}

/** Begins to connect unless that has begun. Never rejects: what fails is tried again by itself. */
const start = (): Promise<void> =>
  (hub().started ??= connect().catch((error: unknown) => {
    log.warn({ err: error }, "event stream does not connect");
  }));

async function connect(): Promise<void> {
  const client = new pg.Client({ connectionString: env.DATABASE_URL, keepAlive: true });
  const again = () => {
    delete hub().started;
    setTimeout(start, RECONNECT_MS).unref();
  };
  // A dying connection may report itself twice; without a listener the second time would end the process.
  client.on("error", () => undefined);
  client.once("error", (error) => {
    log.warn({ err: error }, "event stream reconnects");
    client.end().catch(() => undefined);
    again();
  });
  client.on("notification", ({ payload }) => {
    const notice = Notice.safeParse(JSON.parse(payload ?? "null"));
    if (!notice.success) return;
    hub().emitter.emit(notice.data.object_id, notice.data);
    hub().emitter.emit(notice.data.organization_id, notice.data);
  });
  try {
    await client.connect();
    await client.query("LISTEN florin_events");
  } catch (error) {
    again();
    throw error;
  }
}
