import { InsufficientCreditsError } from "@florin/credits";
import { after } from "next/server";
import { answer } from "@/lib/answer";
import { credits, pricing } from "@/lib/credits";
import { numberOf } from "@/lib/input";
import { train } from "@/lib/training-service";
import { currentUser } from "@/lib/user";

const LONGEST_HOURS = 100;

/** Check first, charge on completion: the work takes hours, happens elsewhere, and reports by a webhook what it used. */
export async function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const user = await currentUser();
    const hours = await numberOf(request, "gpu_hours", LONGEST_HOURS);
    const [required, balance] = [pricing.price("training", hours), await credits.getBalance(user)];
    if (balance < required) throw new InsufficientCreditsError(balance, required);
    const job = { job_id: crypto.randomUUID(), user, gpu_hours: hours };
    after(() => train(job, new URL("/api/webhooks/training", request.url)));
    return { job_id: job.job_id, estimate: required, balance };
  }, 202);
}
