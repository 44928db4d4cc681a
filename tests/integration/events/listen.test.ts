import pg from "pg";
import { expect, test, vi } from "vitest";
import { newId } from "@/lib/id";
import { world } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { listen } from "@/server/events/listen";
import { emit } from "@/server/events/outbox";
import { apiForTest } from "../../setup/api.ts";

const { own } = apiForTest();

const tell = (objectId: string) =>
  transaction(world().db, (tx) =>
    emit(tx, { type: "product.updated", organizationId: own().id, objectId, payload: {} }),
  );

/** Shuts the database to new connections and ends the one that listens; `open` lets them in again. */
async function shutDatabase(): Promise<{ open: () => Promise<void> }> {
  const url = new URL(process.env.DATABASE_URL ?? "");
  const name = url.pathname.slice(1);
  url.pathname = "/postgres";
  const server = new pg.Client({ connectionString: url.href });
  await server.connect();
  await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
  await server.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1 AND query LIKE 'LISTEN %'",
    [name],
  );
  return {
    open: async () => {
      await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
      await server.end();
    },
  };
}

test("who follows events hears of them again after the database refused for a while, and the process lives on", async () => {
  const heard: string[] = [];
  const unhandled = vi.fn();
  process.on("unhandledRejection", unhandled);
  const stop = await listen(own().id, ({ object_id }) => heard.push(object_id));
  const first = newId();
  await tell(first);
  await expect.poll(() => heard).toContain(first);

  const database = await shutDatabase();
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  await database.open();

  await expect
    .poll(
      async () => {
        const id = newId();
        await tell(id);
        await new Promise((resolve) => setTimeout(resolve, 100));
        return heard.includes(id);
      },
      { timeout: 10_000 },
    )
    .toBe(true);
  expect(unhandled).not.toHaveBeenCalled();
  process.off("unhandledRejection", unhandled);
  stop();
});
