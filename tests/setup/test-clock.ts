import { expect } from "vitest";
import { makeGroup } from "@/modules/credits/journal";
import { world } from "@/server/context";
import type { Api } from "./api.ts";
import { runJobs } from "./jobs.ts";

/** Moves the clock of whom `api` speaks for, and runs jobs as a worker does until it stands again. Answers where. */
export async function advance(api: Api, by: { to: string } | { days: number }): Promise<string> {
  // As the worker that drains the journal does first of all.
  await makeGroup(world().redis);
  const asked = await api("POST", "/test-clock/advance", by);
  expect([asked.status, asked.body.status], asked.text).toEqual([202, "advancing"]);
  await runJobs();
  const { body } = await api("GET", "/test-clock");
  expect(body.status).toBe("ready");
  return body.now;
}

export const DAY_MS = 86_400_000;
