import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { apiForTest } from "../../setup/api.ts";

const shop = apiForTest();

const person = (role: "owner" | "admin" | "member", organizationId = shop.own().id) => ({
  type: "user" as const,
  userId: organizationId,
  email: "owner@example.com",
  membership: { organizationId, role },
});

/** A job that fails once and has no attempts left after it. */
async function aParkedJob(message = "the other side does not answer"): Promise<string> {
  const { defineJob } = await import("@/server/jobs/job");
  const { transaction } = await import("@/server/db/transaction");
  const { runOnce } = await import("graphile-worker");
  const { ctx } = shop.own();
  const job = defineJob({
    name: "tests.fail",
    input: z.object({ secret: z.string() }),
    attempts: 1,
    run: () => Promise.reject(new Error(message)),
  });
  await transaction(ctx.db, (tx) => job.enqueue(tx, { secret: "of a customer" }));
  // A run may end while another job, let run again by an earlier test, is what it spent its turn on.
  for (;;) {
    await runOnce({
      connectionString: process.env.DATABASE_URL ?? "",
      taskList: { "tests.fail": () => Promise.reject(new Error(message)) },
      logger: await silent(),
    });
    const [row] = await ctx.db.$queryRaw<{ id: bigint; attempts: number; is_free: boolean }[]>`
      SELECT id, attempts, locked_at IS NULL AS is_free FROM graphile_worker.jobs
      WHERE task_identifier = 'tests.fail' ORDER BY id DESC LIMIT 1`;
    if (row && row.attempts > 0 && row.is_free) return String(row.id);
  }
}

async function silent() {
  const { Logger } = await import("graphile-worker");
  return new Logger(() => () => undefined);
}

const uses = async () => ({
  ...(await import("@/modules/jobs/list-parked-jobs")),
  ...(await import("@/modules/jobs/run-job-again")),
});

beforeAll(async () => {
  // Whoever comes later has an organization too.
  await shop.merchant();
});

test("a job that gave up is listed with its name, attempts and error, and without what it was to do", async () => {
  const id = await aParkedJob("the other side does not answer");
  const { listParkedJobs } = await uses();
  const jobs = await listParkedJobs(shop.own().ctx, "admin");
  const job = jobs.find((each) => each.id === id);
  expect(job).toMatchObject({ name: "tests.fail", attempts: 1 });
  expect(job?.last_error).toContain("the other side does not answer");
  expect(JSON.stringify(job)).not.toContain("of a customer");
});

test("a job that still has attempts is not listed", async () => {
  const { ctx } = shop.own();
  await ctx.db.$executeRaw`SELECT graphile_worker.add_job('tests.wait', '{}'::json, max_attempts => 3)`;
  const { listParkedJobs } = await uses();
  expect((await listParkedJobs(ctx, "owner")).map(({ name }) => name)).not.toContain("tests.wait");
});

test("a job run again is no longer parked and has all of its attempts", async () => {
  const id = await aParkedJob();
  const { listParkedJobs, runJobAgain } = await uses();
  const { ctx } = shop.own();
  await runJobAgain(ctx, person("owner"), id);
  expect((await listParkedJobs(ctx, "owner")).map((job) => job.id)).not.toContain(id);
  const [row] = await ctx.db.$queryRaw<{ attempts: number; due: boolean }[]>`
    SELECT attempts, run_at <= now() AS due FROM graphile_worker.jobs WHERE id = ${Number(id)}`;
  expect(row).toEqual({ attempts: 0, due: true });
});

test("a job that is not parked cannot be run again", async () => {
  const id = await aParkedJob();
  const { runJobAgain } = await uses();
  await runJobAgain(shop.own().ctx, person("owner"), id);
  await expect(runJobAgain(shop.own().ctx, person("owner"), id)).rejects.toMatchObject({ status: 404 });
});

test.for(["an owner of another organization", "a plain member", "an access token"])(
  "%s neither sees parked jobs nor runs one again",
  async (who) => {
    const id = await aParkedJob();
    const { listParkedJobs, runJobAgain } = await uses();
    const isForeign = who === "an owner of another organization";
    const { ctx } = isForeign ? await shop.merchant() : shop.own();
    const role = who === "a plain member" ? "member" : "owner";
    if (who !== "an access token")
      await expect(listParkedJobs(ctx, role)).rejects.toMatchObject({ status: 404 });
    const subject =
      who === "an access token"
        ? { type: "organization" as const, organizationId: ctx.organizationId, tokenId: id, scopes: [] }
        : person(role, ctx.organizationId);
    await expect(runJobAgain(ctx, subject, id)).rejects.toMatchObject({ status: 404 });
    expect((await listParkedJobs(shop.own().ctx, "owner")).map((job) => job.id)).toContain(id);
  },
);
