import "server-only";
import { credits, pricing, redis } from "./credits";
import { Refusal } from "./refusal";

type Charge = { feature: string; key: string; description: string };

const DAY_SECONDS = 24 * 60 * 60;

/**
 * Charges one piece of a feature, then does the work, and gives the credits back when it fails. A request that is repeated under its key is
 * answered what the first was, and works no second time.
 */
export async function chargeFirst<T extends object>(
  user: string,
  { feature, key, description }: Charge,
  work: () => Promise<T>,
): Promise<T & { balance: number }> {
  const { transaction, balance, repeated } = await credits.deduct(user, pricing.price(feature), {
    idempotencyKey: key,
    description,
    feature,
    quantity: 1,
  });
  const place = `answer:${user}:${key}`;
  if (repeated) {
    const earlier = await redis.get<T>(place);
    if (earlier) return { ...earlier, balance };
    throw new Refusal(
      409,
      "in_progress",
      "This request is being worked on, or has failed: send it under a new key.",
    );
  }
  try {
    const result = await work();
    await redis.set(place, result, { ex: DAY_SECONDS });
    return { ...result, balance };
  } catch (error) {
    const idempotencyKey = `refund:${transaction.id}`;
    await credits.refund(user, transaction.id, { idempotencyKey, description: `${description}: failed` });
    throw error;
  }
}
