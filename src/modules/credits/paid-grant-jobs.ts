import "server-only";
import { z } from "zod";
import { Id } from "@/lib/id";
import { MINUTE_MS } from "@/lib/time";
import { defineJob } from "@/server/jobs/job";
import { log } from "@/server/log";
import { applyPaidGrant, takeBackPaidGrant } from "./apply-paid-grant";
import { ensureReady } from "./ensure-ready";
import { listUnsettledPaidGrants } from "./paid-grant-repository";

const input = z.object({ paid_grant_id: Id, organization_id: Id });

/** Brings credits that were paid for into the ledger. */
export const applyPaidGrantLater = defineJob({
  name: "credits.apply-paid-grant",
  input,
  attempts: 25,
  run: async (world, { organization_id, paid_grant_id }) => {
    await ensureReady(world);
    await applyPaidGrant(world, organization_id, paid_grant_id);
  },
});

/** Takes back what is unspent of credits that were paid for. */
export const takeBackPaidGrantLater = defineJob({
  name: "credits.take-back-paid-grant",
  input,
  attempts: 25,
  run: async (world, { organization_id, paid_grant_id }) => {
    await ensureReady(world);
    await takeBackPaidGrant(world, organization_id, paid_grant_id);
  },
});

const PATIENCE_MS = 5 * MINUTE_MS;

/** Goes on with paid grants that the ledger should have, or have given back, and has not: as after Redis lost its last seconds. */
export const sweepPaidGrants = defineJob({
  name: "credits.sweep-paid-grants",
  input: z.object({}),
  attempts: 1,
  schedule: "*/5 * * * *",
  run: async (world) => {
    await ensureReady(world);
    const before = new Date(world.now.getTime() - PATIENCE_MS);
    for (const { id, organization_id, take_back } of await listUnsettledPaidGrants(
      world.read,
      before,
      1_000,
    )) {
      const settling = take_back
        ? takeBackPaidGrant(world, organization_id, id, world.now.getTime())
        : applyPaidGrant(world, organization_id, id);
      // One that fails must not keep the others waiting: the next sweep asks for it again.
      await settling.catch((error) => log.warn({ err: error, paid_grant_id: id }, "paid grant not settled"));
    }
  },
});

export const paidGrantJobs = [applyPaidGrantLater, takeBackPaidGrantLater, sweepPaidGrants];
