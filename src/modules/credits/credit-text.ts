import type { CreditTransaction } from "./schema";

const count = new Intl.NumberFormat("en");
const signed = new Intl.NumberFormat("en", { signDisplay: "exceptZero" });

/** 1234 → `1,234` */
export const writeCredits = (credits: number): string => count.format(credits);

/** 1234 → `+1,234`; a true minus before what was taken. */
export const writeChange = (credits: number): string => signed.format(credits).replace("-", "−");

/** `1 credit`, `743 credits` */
export const creditsText = (credits: number): string =>
  `${writeCredits(credits)} ${Math.abs(credits) === 1 ? "credit" : "credits"}`;

/** `canvas_high_resolution` → `Canvas high resolution` */
export function featureText(feature: string): string {
  const words = feature.replaceAll(/[_-]+/g, " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const reasons: { [reason: string]: string } = {
  purchase: "Bought",
  reward: "Reward",
  refund: "Refund",
  adjustment: "Adjustment",
  initialize: "Opening balance",
};

/** The reason of a grant in a word. */
export const reasonText = (reason: string | null): string => reasons[reason ?? ""] ?? "Granted";

type Told = Pick<CreditTransaction, "type" | "reason" | "feature" | "quantity" | "captured">;

const used = ({ feature, quantity }: Told, otherwise: string) => {
  if (!feature) return otherwise;
  return quantity === null || quantity === 1 ? featureText(feature) : `${featureText(feature)} × ${quantity}`;
};

const titles: { [T in CreditTransaction["type"]]: (line: Told) => string } = {
  initialize: () => "Opening balance",
  grant: ({ reason }) => reasonText(reason),
  deduct: (line) => used(line, "Spent"),
  hold: (line) => `Held${line.feature ? ` for ${featureText(line.feature)}` : ""}`,
  capture: (line) => `${used(line, "Hold captured")}: ${writeCredits(line.captured ?? 0)} spent`,
  release: ({ reason }) => (reason === "expired" ? "Hold ran out" : "Hold released"),
  expire: () => "Expired",
  refund: () => "Given back",
  revoke: () => "Grant taken back",
  transfer_out: () => "Given to another customer",
  transfer_in: () => "Received from another customer",
};

/** What happened, in a few words. */
export const titleOf = (line: Told): string => titles[line.type](line);

/** What a kind of transaction is called, for filters. */
export const typeNames: { [T in CreditTransaction["type"]]: string } = {
  initialize: "Opening balance",
  grant: "Grant",
  deduct: "Deduction",
  hold: "Hold",
  capture: "Capture",
  release: "Release",
  expire: "Expiry",
  refund: "Refund",
  revoke: "Revocation",
  transfer_out: "Transfer out",
  transfer_in: "Transfer in",
};

/** Credits that a transaction took for good and that can be given back; 0 where there are none. */
export const refundableOf = ({
  type,
  amount,
  captured,
}: Pick<CreditTransaction, "type" | "amount" | "captured">) => {
  if (type === "deduct") return -amount;
  return type === "capture" ? (captured ?? 0) : 0;
};
