import { answer, keyOf } from "@/lib/answer";
import { chargeFirst } from "@/lib/charge-first";
import { pictureOf } from "@/lib/input";
import { draw } from "@/lib/models";
import { currentUser } from "@/lib/user";

/** Charge first, at one of two prices. */
export async function POST(request: Request): Promise<Response> {
  return answer(async () => {
    const { prompt, isLarge } = await pictureOf(request);
    const what = isLarge
      ? { feature: "canvas_high_resolution", description: "Picture in high resolution" }
      : { feature: "canvas", description: "Picture" };
    const charge = { ...what, key: keyOf(request, "canvas") };
    return chargeFirst(await currentUser(), charge, async () => ({ picture: await draw(prompt, isLarge) }));
  });
}
