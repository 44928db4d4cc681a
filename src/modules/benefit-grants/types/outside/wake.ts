import "server-only";
import type { Platform } from "@/modules/connections/schema";
import type { Tx } from "@/server/db/client";
import { sql } from "@/server/db/sql";
import { GRANT_ATTEMPTS } from "../../view";
import { platforms, REACH_OUTSIDE, reachKey } from "./deliver";
import { outsideGrantsOf } from "./repository";

/** Has the grants of a customer at a service go to the account that is connected by now, in the caller's transaction. */
export async function wakeOutsideGrants(tx: Tx, customerId: string, platform: Platform): Promise<void> {
  const type = platform === "github" ? "github_repository" : "discord";
  if (platforms[type] !== platform) return;
  const ids = await outsideGrantsOf(tx, customerId, type);
  await tx.$executeRaw(sql`
    SELECT graphile_worker.add_job(${REACH_OUTSIDE}, json_build_object('benefit_grant_id', id),
      job_key => ${reachKey("")} || id, max_attempts => ${GRANT_ATTEMPTS}::int)
    FROM unnest(${ids}::text[]) AS waiting (id)`);
}
