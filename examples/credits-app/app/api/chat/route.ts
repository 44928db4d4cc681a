import { answer, keyOf } from "@/lib/answer";
import { chargeFirst } from "@/lib/charge-first";
import { textOf } from "@/lib/input";
import { reply } from "@/lib/models";
import { currentUser } from "@/lib/user";

/** Charge first: the price is known, and the work is short. */
export async function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const prompt = await textOf(request, "prompt");
    const charge = { feature: "chat", key: keyOf(request, "chat"), description: "Chat message" };
    return chargeFirst(await currentUser(), charge, async () => ({ reply: await reply(prompt) }));
  });
}
