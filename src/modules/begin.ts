import "server-only";
import { startDrain } from "@/modules/credits";
import { startTelling } from "@/modules/notifications";
import { startBilling } from "@/modules/subscriptions";
import { startDelivering } from "@/modules/webhooks";
import { env } from "@/server/env";
import { mendBrokenPaths } from "@/server/http/broken-paths";
import { trustProxies } from "@/server/http/proxies";
import { startWorker } from "@/server/jobs/worker";
import { log } from "@/server/log";
import { onShutdown } from "@/server/shutdown";
import { jobs } from "./jobs";

/** Starts what a process of this role does besides answering requests. */
export async function begin(): Promise<void> {
  trustProxies(env.FLORIN_PROXIES);
  mendBrokenPaths();
  if (env.FLORIN_ROLE === "web") return;
  const worker = await startWorker(jobs);
  log.info({ role: env.FLORIN_ROLE, jobs: jobs.length }, "worker started");
  onShutdown(worker.stop);
  onShutdown(startDrain().stop);
  onShutdown(startBilling().stop);
  onShutdown(startDelivering().stop);
  onShutdown(startTelling().stop);
}
