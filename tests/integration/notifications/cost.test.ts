import { beforeAll, expect, test } from "vitest";
import { countUnreadRows, listRows } from "@/modules/notifications/repository";
import { kindNames } from "@/modules/notifications/schema";
import { tellOfEvents } from "@/modules/notifications/tell-of-events";
import { world } from "@/server/context";
import { type Read, raw, type Sql, sql } from "@/server/db/sql";
import { aMember } from "../../factories/user.ts";
import { apiForTest } from "../../setup/api.ts";

const { own, merchant } = apiForTest();

const MANY = 30_000;
let reader: { organizationId: string; userId: string };
let other: string;

/** So many more that somebody was told, one of twenty not read. */
async function tellMany(userId: string, from: number): Promise<void> {
  const { db } = world();
  await db.$executeRaw`
    INSERT INTO notification (organization_id, user_id, kind, key, data, shown, by_mail, created_at, read_at)
    SELECT ${own().id}::uuid, ${userId}::uuid, 'new_order', n::text, '{}', true, false, now(), CASE WHEN n % 20 > 0 THEN now() END
    FROM generate_series(${from}::int, ${from + MANY - 1}::int) AS n`;
  await db.$executeRawUnsafe("VACUUM ANALYZE notification, notification_reader");
}

beforeAll(async () => {
  const { id } = own();
  reader = { organizationId: id, userId: (await aMember(id)).id };
  other = (await aMember(id)).id;
  await tellMany(reader.userId, 1);
  const { db } = world();
  await db.$executeRaw`
    INSERT INTO webhook_event (id, organization_id, type, object_id, payload)
    SELECT uuidv7(), ${(await merchant()).id}::uuid, 'order.updated', uuidv7(), '{}' FROM generate_series(1, ${MANY}::int)`;
  await db.$executeRawUnsafe("VACUUM ANALYZE webhook_event");
}, 120_000);

/** How many blocks of the database the statements of `work` touch; each of them answers rows. */
async function blocksOf(work: (read: Read) => Promise<unknown>): Promise<number> {
  let blocks = 0;
  const read: Read = async <Row>(query: Sql) => {
    const explained = sql`${raw("EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ")}${query}`;
    const [row] =
      await world().db.$queryRaw<{ "QUERY PLAN": { Plan: Record<string, number> }[] }[]>(explained);
    const plan = row?.["QUERY PLAN"][0]?.Plan;
    blocks += (plan?.["Shared Hit Blocks"] ?? 0) + (plan?.["Shared Read Blocks"] ?? 0);
    return world().read<Row>(query);
  };
  await work(read);
  expect(blocks).toBeGreaterThan(0);
  return blocks;
}

test("a page of the latest costs the same, however much was told before it and to others", async () => {
  const list = (read: Read) => listRows(read, reader, ["new_order"], { page: 1, limit: 20 });
  const before = await blocksOf(list);
  await tellMany(reader.userId, MANY + 1);
  await tellMany(other, 1);
  expect(await blocksOf(list)).toBeLessThan(before * 1.1);
});

test("what is not read is counted up to a hundred, and no further", async () => {
  expect(await countUnreadRows(world().read, reader, kindNames)).toBe(100);
  expect(await blocksOf((read) => countUnreadRows(read, reader, kindNames))).toBeLessThan(120);
});

test("events that are no news are passed over without being looked at", async () => {
  const { db } = world();
  expect(await blocksOf((read) => tellOfEvents({ db, read }))).toBeLessThan(10);
});
