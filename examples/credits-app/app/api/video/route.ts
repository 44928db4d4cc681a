import { answer, keyOf } from "@/lib/answer";
import { credits, pricing } from "@/lib/credits";
import { numberOf } from "@/lib/input";
import { render } from "@/lib/models";
import { currentUser } from "@/lib/user";

const LONGEST_SECONDS = 60;

/** Estimate, hold, capture what was used: nobody else can spend what the work needs, and what fails costs nothing. */
export async function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const user = await currentUser();
    const seconds = await numberOf(request, "seconds", LONGEST_SECONDS);
    const options = {
      estimate: pricing.price("video", Math.min(seconds, 5)),
      max: pricing.price("video", seconds),
      idempotencyKey: keyOf(request, "video"),
      description: `Video of ${seconds} s`,
      feature: "video",
    };
    const { result, used, balance } = await credits.run(user, options, async (meter) => {
      // The price of all so far, less what was counted: rounding up each second by itself would cost more.
      for await (const rendered of render(seconds))
        await meter.add(pricing.price("video", rendered) - meter.used);
      return `A video of ${seconds} s`;
    });
    return { video: result, used, balance };
  });
}
