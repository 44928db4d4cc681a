import { newId } from "@/lib/id";
import { createDiscount } from "@/modules/discounts/create-discount";
import { type Discount, DiscountCreate } from "@/modules/discounts/schema";
import type { Product } from "@/modules/products/schema";
import type { Context } from "@/server/context";
import { aBenefit } from "../factories/benefit.ts";
import { aMerchant } from "../factories/organization.ts";
import { aProduct } from "../factories/product.ts";
import type { Random } from "./random.ts";

/** What is sold, and how. */
export type Setting = { organizationId: string; plans: Product[]; free: Product; discounts: Discount[] };

/** Two decimals, none, and three. */
export const currencies = ["usd", "jpy", "kwd"] as const;

const intervals = ["day", "week", "month", "month", "month", "year"] as const;
const counts = { day: [10, 21], week: [1, 2, 6], month: [1, 1, 2, 3, 6], year: [1] } as const;

/** An organization on a clock of its own, which stands at `at`, with plans and discounts that chance made. */
export async function aSetting(random: Random, at: Date): Promise<Setting> {
  const { ctx } = await aMerchant({ name: "Simulated" });
  await startClock(ctx, at);
  await settle(ctx, random);
  const there: Context = { ...ctx, now: at };
  const benefit = await aBenefit(there, { properties: { amount: random.int(1, 500) } });
  const plans: Product[] = [];
  for (let number = 0; number < 6; number++) plans.push(await aPlan(there, random, number, benefit.id));
  const free = await aProduct(there, {
    name: "Free",
    recurring_interval: "month",
    prices: [{ amount_type: "free" }],
  });
  const discounts: Discount[] = [];
  for (const duration of ["once", "repeating", "forever", "repeating"] as const)
    discounts.push(await aDiscountOf(there, random, duration));
  return { organizationId: ctx.organizationId, plans, free, discounts };
}

async function startClock({ db, organizationId }: Context, at: Date): Promise<void> {
  await db.test_clock.create({ data: { organization_id: organizationId, now_at: at, created_at: at } });
}

async function settle({ db, organizationId }: Context, random: Random): Promise<void> {
  const subscription_settings = {
    allow_multiple_subscriptions: true,
    after_retries: random.pick(["canceled", "unpaid"]),
    retry_days: random.pick([[2, 7, 14, 21], [1, 3], [5], []]),
    benefit_revocation_grace_period: random.pick([0, 0, 10]),
  };
  await db.organization.update({
    where: { id: organizationId },
    data: { settings: { subscription_settings }, country: random.pick(["DE", "FR"]) },
  });
}

function aPlan(ctx: Context, random: Random, number: number, benefitId: string): Promise<Product> {
  const interval = random.pick(intervals);
  const size = random.int(3, 90);
  const tax_behavior = random.pick(["inclusive", "exclusive"] as const);
  const price = (price_currency: string, price_amount: number) =>
    ({ amount_type: "fixed", price_currency, price_amount, tax_behavior }) as const;
  return aProduct(ctx, {
    name: `Plan ${number}`,
    recurring_interval: interval,
    recurring_interval_count: random.pick<number>(counts[interval]),
    ...(random.chance(0.3) && { trial_interval: "day", trial_interval_count: random.int(1, 40) }),
    benefits: random.chance(0.6) ? [benefitId] : [],
    prices: [
      price("usd", size * 100 + random.int(0, 99)),
      price("jpy", size * 150 + random.int(0, 99)),
      price("kwd", size * 300 + random.int(0, 9) * 10),
    ],
  });
}

function aDiscountOf(ctx: Context, random: Random, duration: "once" | "repeating" | "forever") {
  const worth = random.chance(0.6)
    ? { type: "percentage", basis_points: random.pick([1_000, 2_500, 3_333, 10_000]) }
    : {
        type: "fixed",
        amounts: { usd: random.int(50, 900), jpy: random.int(50, 900), kwd: random.int(5, 90) * 10 },
      };
  const input = DiscountCreate.parse({
    ...worth,
    name: `Discount ${duration}`,
    duration,
    ...(duration === "repeating" && { duration_in_months: random.int(1, 8) }),
  });
  return createDiscount(ctx, newId(), input);
}
