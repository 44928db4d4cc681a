import type { CreateProduct } from "@/modules/products/schema";

/** What the demo organization sells: one price fixed, one that the buyer chooses, one free, and a plan by the month or the year. */
export const demoProducts: readonly CreateProduct[] = [
  {
    name: "Atlas Pro",
    description:
      "Maps for your application, for good.\n\n- Every region, every zoom\n- Updates for a year\n- Answers by mail",
    visibility: "public",
    prices: [{ amount_type: "fixed", price_amount: 4_900, price_currency: "usd" }],
  },
  {
    name: "Keep Atlas going",
    description: "Pay what Atlas is worth to you.",
    visibility: "public",
    prices: [
      {
        amount_type: "custom",
        price_currency: "usd",
        minimum_amount: 300,
        preset_amount: 1_000,
        maximum_amount: 50_000,
      },
    ],
  },
  {
    name: "Atlas Community",
    description: "The whole of Atlas, for open source.",
    visibility: "public",
    prices: [{ amount_type: "free", price_currency: "usd" }],
  },
  {
    name: "Atlas Cloud, monthly",
    description: "Maps that we host for you.\n\n- As many requests as you need\n- New data each week",
    visibility: "public",
    recurring_interval: "month",
    trial_interval: "day",
    trial_interval_count: 14,
    prices: [{ amount_type: "fixed", price_amount: 2_900, price_currency: "usd" }],
  },
  {
    name: "Atlas Cloud, yearly",
    description: "Maps that we host for you, two months for nothing.",
    visibility: "public",
    recurring_interval: "year",
    prices: [{ amount_type: "fixed", price_amount: 29_000, price_currency: "usd" }],
  },
];
