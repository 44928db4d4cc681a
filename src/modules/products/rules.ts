import { RequestValidationError } from "@/lib/errors";
import { chargeStepOf, formatMoney } from "@/lib/money";
import { amountForSeats } from "@/lib/seats";
import type { PriceInput, UpdatedPrice } from "./price-schema";
import { type SeatTiers, whyNotSeats } from "./seat-tiers";

/** The least that Stripe takes in a currency, in minor units; it refuses a smaller charge. */
const leastCharge: Record<string, number> = {
  usd: 50,
  aed: 200,
  aud: 50,
  bgn: 100,
  brl: 50,
  cad: 50,
  chf: 50,
  czk: 1500,
  dkk: 250,
  eur: 50,
  gbp: 30,
  hkd: 400,
  huf: 17500,
  inr: 50,
  jpy: 50,
  mxn: 1000,
  myr: 200,
  nok: 300,
  nzd: 50,
  pln: 200,
  ron: 200,
  sek: 300,
  sgd: 50,
  thb: 1000,
};

/** The least amount that can be charged in a currency, in its minor units. 1 where Stripe names no limit. */
export const leastChargeOf = (currency: string): number => leastCharge[currency] ?? 1;

/** One price as it will be kept. Amounts in minor units of `currency`. */
export type PricePlan = {
  amount_type: "fixed" | "free" | "custom" | "seat_based";
  currency: string;
  tax_behavior: "inclusive" | "exclusive" | "location" | null;
  price_amount: number | null;
  minimum_amount: number | null;
  maximum_amount: number | null;
  preset_amount: number | null;
  seat_tiers: SeatTiers | null;
};

type Place = (string | number)[];

const refuse = (loc: Place, msg: string) => new RequestValidationError([{ loc, msg, type: "value_error" }]);

/**
 * Turns one price input into what is kept: a fixed price of 0 is a free one.
 *
 * `loc` is where the input stands in the request.
 * @throws RequestValidationError when an amount cannot be charged or the bounds contradict each other.
 */
export function planPrice(input: PriceInput, defaultCurrency: string, loc: Place): PricePlan {
  const currency = input.price_currency ?? defaultCurrency;
  const plan: PricePlan = {
    amount_type: input.amount_type,
    currency,
    tax_behavior: input.tax_behavior ?? null,
    price_amount: null,
    minimum_amount: null,
    maximum_amount: null,
    preset_amount: null,
    seat_tiers: null,
  };
  if (input.amount_type === "free") return { ...plan, price_amount: 0 };
  if (input.amount_type === "fixed") {
    if (input.price_amount === 0) return { ...plan, amount_type: "free", price_amount: 0 };
    refuseUncharged(input.price_amount, currency, [...loc, "price_amount"]);
    return { ...plan, price_amount: input.price_amount };
  }
  if (input.amount_type === "seat_based") {
    refuseTiers(input.seat_tiers, currency, [...loc, "seat_tiers", "tiers"]);
    return { ...plan, seat_tiers: input.seat_tiers };
  }
  refuseBounds(input, currency, loc);
  const { minimum_amount, maximum_amount = null, preset_amount = null } = input;
  return { ...plan, minimum_amount, maximum_amount, preset_amount };
}

/** Within a tier more seats cost more: what its first ones cost is the least. */
function refuseTiers(seatTiers: SeatTiers, currency: string, loc: Place): void {
  seatTiers.tiers.forEach(({ min_seats, max_seats, price_per_seat }, index) => {
    const place = [...loc, index, "price_per_seat"];
    if (price_per_seat % chargeStepOf(currency) !== 0)
      throw refuse(place, "In this currency an amount ends in 0.");
    const why = whyNotSeats(seatTiers, max_seats ?? min_seats);
    if (why) throw refuse(place, why);
    const first = amountForSeats(seatTiers, min_seats);
    if (first > 0) refuseUncharged(first, currency, place);
  });
}

function refuseBounds(input: PriceInput & { amount_type: "custom" }, currency: string, loc: Place): void {
  const { minimum_amount: minimum, maximum_amount: maximum, preset_amount: preset } = input;
  if (minimum > 0) refuseUncharged(minimum, currency, [...loc, "minimum_amount"]);
  if (maximum != null) {
    refuseUncharged(maximum, currency, [...loc, "maximum_amount"]);
    if (maximum < minimum) throw refuse([...loc, "maximum_amount"], "Less than minimum_amount.");
  }
  if (preset == null) return;
  if (preset > 0) refuseUncharged(preset, currency, [...loc, "preset_amount"]);
  if (preset < minimum) throw refuse([...loc, "preset_amount"], "Less than minimum_amount.");
  if (maximum != null && preset > maximum)
    throw refuse([...loc, "preset_amount"], "More than maximum_amount.");
}

function refuseUncharged(amount: number, currency: string, loc: Place): void {
  if (amount % chargeStepOf(currency) !== 0) throw refuse(loc, "In this currency an amount ends in 0.");
  const least = leastChargeOf(currency);
  if (amount >= least) return;
  throw refuse(loc, `At least ${least} (${formatMoney(least, currency)}): payments below are refused.`);
}

/** Refuses two prices in one currency: a buyer could not tell which counts. */
export function refuseSameCurrency(currencies: readonly string[], loc: Place): void {
  const twice = currencies.findIndex((currency, index) => currencies.indexOf(currency) !== index);
  if (twice >= 0)
    throw refuse(
      [...loc, twice, "price_currency"],
      `There is another price in ${currencies[twice]} already.`,
    );
}

/** What becomes of a product's prices: those that stay, those archived, those made, each with its place. */
export type PricesPlan = {
  kept: { id: string; position: number }[];
  archived: string[];
  created: (PricePlan & { position: number })[];
};

/** Decides an edit of the prices: what is named by its id stays, what is not in the list is archived, the rest is new. */
export function planPrices(
  current: readonly { id: string; currency: string }[],
  wanted: readonly UpdatedPrice[],
  defaultCurrency: string,
): PricesPlan {
  const plan: PricesPlan = { kept: [], archived: [], created: [] };
  const currencies = wanted.map((input, position) => {
    const loc = ["body", "prices", position];
    if ("id" in input) {
      const known = current.find(({ id }) => id === input.id);
      if (!known) throw refuse([...loc, "id"], "This product has no such price on sale.");
      plan.kept.push({ id: input.id, position });
      return known.currency;
    }
    const created = planPrice(input, defaultCurrency, loc);
    plan.created.push({ ...created, position });
    return created.currency;
  });
  refuseSameCurrency(currencies, ["body", "prices"]);
  plan.archived = current.map(({ id }) => id).filter((id) => !plan.kept.some((kept) => kept.id === id));
  return plan;
}
