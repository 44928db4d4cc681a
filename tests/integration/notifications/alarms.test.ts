import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { DAY_MS, MINUTE_MS } from "@/lib/time";
import { checkBooks } from "@/modules/books/check-books";
import { tellOfParkedJobs } from "@/modules/notifications/tell-of-parked-jobs";
import { world } from "@/server/context";
import { delivery } from "@/server/mail/queue-mails";
import { anOrder } from "../../factories/order.ts";
import { aMember } from "../../factories/user.ts";
import { mailsTo } from "../../setup/mails.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();

const toldTo = (userId: string) =>
  world().db.notification.findMany({
    where: { user_id: userId },
    select: { kind: true, data: true },
    orderBy: { id: "asc" },
  });

/** A job without attempts left, whose last one failed so long ago. */
async function aParkedJob(name: string, minutesAgo: number): Promise<void> {
  const { db } = world();
  await db.$executeRaw`SELECT graphile_worker.add_job(${name}, '{"secret":"of a customer"}'::json, max_attempts => 3)`;
  await db.$executeRaw`
    UPDATE graphile_worker._private_jobs SET attempts = 3, last_error = 'of a customer',
      updated_at = now() - make_interval(mins => ${minutesAgo}::int)
    WHERE task_id = (SELECT id FROM graphile_worker._private_tasks WHERE identifier = ${name}) AND attempts = 0`;
}

test("those who operate the installation are told of a job that gave up, once for each kind and day, and nobody else", async () => {
  await shop.merchant();
  const operates = await aMember(shop.own().id, "admin");
  const others = [await aMember(shop.own().id, "member"), await aMember((await shop.merchant()).id, "owner")];
  const tell = () => Promise.all([1, 2, 3].map(() => tellOfParkedJobs(world())));
  await aParkedJob("tests.fail", 4);
  await aParkedJob("tests.forgotten", (8 * DAY_MS) / MINUTE_MS);
  await tell();
  expect(await toldTo(operates.id)).toEqual([]);
  await aParkedJob("tests.fail", 6);
  await aParkedJob("tests.fail", 6);
  await tell();
  await tell();
  const told = await toldTo(operates.id);
  expect(told).toEqual([{ kind: "job_parked", data: { job: "tests.fail", attempts: 3 } }]);
  const mails = await mailsTo(operates.email);
  expect(mails.map(({ subject }) => subject)).toEqual(["A job gave up (Test organization)"]);
  expect(mails[0]?.text).not.toContain("of a customer");
  for (const { id } of others) expect(await toldTo(id)).toEqual([]);
});

test("of a mail that could not be sent no mail tells", async () => {
  const operates = await aMember(shop.own().id, "owner");
  await aParkedJob(delivery.name, 30);
  await tellOfParkedJobs(world());
  expect(await toldTo(operates.id)).toContainEqual({
    kind: "job_parked",
    data: { job: delivery.name, attempts: 3 },
  });
  const mails = await mailsTo(operates.email);
  expect(mails.filter(({ text }) => text.includes(delivery.name))).toEqual([]);
});

test("owners and admins are told when the books differ, with how much, and not when they agree", async () => {
  const merchant = await shop.merchant();
  const [owner, member] = [await aMember(merchant.id), await aMember(merchant.id, "member")];
  const order = await anOrder(shop, merchant, { amount: 0 });
  const span = { from: new Date(Date.now() - DAY_MS), to: new Date(Date.now() + DAY_MS) };
  await checkBooks(world(), span);
  expect(await toldTo(owner.id)).toEqual([]);
  const balance = {
    customer_id: order.customer_id,
    currency: "usd",
    organization_id: merchant.id,
    amount: 7,
  };
  await world().db.customer_balance.create({ data: { ...balance, id: newId() } });
  await checkBooks(world(), span);
  expect(await toldTo(owner.id)).toEqual([{ kind: "books_differ", data: { count: 1 } }]);
  expect(await toldTo(member.id)).toEqual([]);
  const [mail] = await mailsTo(owner.email);
  expect(mail?.text).toContain("The nightly check found a difference");
});
