import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { sign } from "./webhook";

export type TrainingJob = { job_id: string; user: string; gpu_hours: number };

/** Stands for the service that trains: some time later it posts a signed webhook, and posts it again until it hears a 200. */
export async function train(job: TrainingJob, webhook: URL): Promise<void> {
  const body = JSON.stringify({ type: "training.completed", ...job });
  for (let attempt = 1; attempt <= 3; attempt++) {
    await sleep(1000 * attempt);
    const headers = { "Content-Type": "application/json", ...sign(job.job_id, body) };
    const response = await fetch(webhook, { method: "POST", headers, body }).catch(() => undefined);
    if (response?.ok) return;
  }
}
