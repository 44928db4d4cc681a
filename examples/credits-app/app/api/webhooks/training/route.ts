import { InsufficientCreditsError } from "@florin/credits";
import { answer } from "@/lib/answer";
import { credits, pricing } from "@/lib/credits";
import type { TrainingJob } from "@/lib/training-service";
import { isSigned } from "@/lib/webhook";

/** Charges a training that is over. The service may report it twice: the job's id is the idempotency key. */
export async function POST(request: Request): Promise<Response> {
  const body = await request.text();
  if (!isSigned(request.headers, body)) return Response.json({ error: "bad_signature" }, { status: 401 });
  return answer(async () => {
    // Whoever knows the secret wrote it.
    const { job_id, user, gpu_hours } = JSON.parse(body) as TrainingJob;
    try {
      const { balance, repeated } = await credits.deduct(user, pricing.price("training", gpu_hours), {
        idempotencyKey: `training:${job_id}`,
        description: `Training, ${gpu_hours} GPU hours`,
        metadata: { job_id },
        feature: "training",
        quantity: gpu_hours,
      });
      return { charged: true, repeated, balance };
    } catch (error) {
      // Spent meanwhile on something else. Here a real application keeps the model locked and tells its user.
      if (error instanceof InsufficientCreditsError) return { charged: false, required: error.required };
      throw error;
    }
  });
}
