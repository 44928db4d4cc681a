import { formatMinor } from "@/components/ui/money-text";
import { perText, spanText } from "@/lib/span-text";
import type { Renewal } from "../schema";

/** `5 Dec 2026`, in UTC as periods are counted. */
export const dayText = (instant: string): string =>
  new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(instant));

/** What is charged after today: `Then $14.50 per month for 3 months from 5 Dec 2026, then $29.00 per month`. */
export function renewalText(renewal: Renewal, currency: string, isTrial: boolean): string {
  const { interval, interval_count, amount, discounted_amount, discounted_count, next_at } = renewal;
  const price = (minor: number) => `${formatMinor(minor, currency)} ${perText(interval, interval_count)}`;
  const from = isTrial ? ` from ${dayText(next_at)}` : "";
  if (discounted_amount === null) return `Then ${price(amount)}${from}`;
  if (discounted_count === null) return `Then ${price(discounted_amount)}${from}`;
  // The first period is the one that is paid today.
  if (!isTrial && discounted_count === 1) return `Then ${price(amount)}`;
  const span = spanText(discounted_count * interval_count, interval);
  const less = `${price(discounted_amount)} for ${span}${from}`;
  return `${isTrial ? "Then " : ""}${less}, then ${price(amount)}`;
}

/** The payment after this one: minor units. */
export function nextAmount(renewal: Renewal, isTrial: boolean): number {
  const { amount, discounted_amount, discounted_count } = renewal;
  const isLess = discounted_count === null || isTrial || discounted_count > 1;
  return discounted_amount !== null && isLess ? discounted_amount : amount;
}

/** What the buyer agrees to by pressing the button. */
export function mandateText({ interval, interval_count, amount }: Renewal, currency: string, seller: string) {
  const price = `${formatMinor(amount, currency)} ${perText(interval, interval_count)}`;
  return `You allow ${seller} to charge you up to ${price} until you cancel.`;
}
