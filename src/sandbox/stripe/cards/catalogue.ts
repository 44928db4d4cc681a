import { hash } from "node:crypto";
import type Stripe from "stripe";
import type { DeclineName } from "./declines.ts";

type Check = "pass" | "fail" | "unavailable";

/** What one of Stripe's published test cards is and does. */
export interface TestCard {
  readonly number: string;
  readonly brand: string;
  readonly funding: string;
  readonly country: string;
  /** How the bank answers a payment, when it does not pay. */
  readonly decline?: DeclineName;
  /** Declines payments, yet can be saved for a customer first. */
  readonly savable?: true;
  /**
   * When the bank asks for 3-D Secure: `when_asked` only if the merchant does, `unless_set_up` for each payment in
   * the buyer's presence and for those without them until it was set up, `set_up` as if that had been done before.
   */
  readonly authentication?: "when_asked" | "always" | "unless_set_up" | "set_up";
  /** The buyer's bank takes the payment back. */
  readonly dispute?: "fraudulent" | "product_not_received";
  /** The dispute begins as a question that takes no money yet. */
  readonly inquiry?: true;
  /** A refund stays pending, or fails after it had succeeded. */
  readonly refund?: "pending" | "fails_later";
  readonly checks?: { readonly cvc?: Check; readonly line1?: Check; readonly postalCode?: Check };
  readonly risk?: "elevated" | "highest";
}

type Traits = Omit<TestCard, "number" | "brand" | "funding" | "country">;

const cards = new Map<string, TestCard>();

function add(brand: string, funding: string, country: string, number: string, traits: Traits = {}): void {
  cards.set(number, { number, brand, funding, country, ...traits });
}

function visa(number: string, traits: Traits = {}, country = "US"): void {
  add("visa", "credit", country, number, traits);
}

visa("4242424242424242");
add("visa", "debit", "US", "4000056655665556");
add("mastercard", "credit", "US", "5555555555554444");
add("mastercard", "credit", "US", "2223003122003222");
add("mastercard", "debit", "US", "5200828282828210");
add("mastercard", "prepaid", "US", "5105105105105100");
add("amex", "credit", "US", "378282246310005");
add("amex", "credit", "US", "371449635398431");
add("discover", "credit", "US", "6011111111111117");
add("discover", "credit", "US", "6011000990139424");
add("discover", "debit", "US", "6011981111111113");
add("diners", "credit", "US", "3056930009020004");
add("diners", "credit", "US", "36227206271667");
add("jcb", "credit", "JP", "3566002020360505");
add("unionpay", "credit", "CN", "6200000000000005");
add("unionpay", "debit", "CN", "6200000000000047");

for (const [country, number] of [
  ["BR", "4000000760000002"],
  ["CA", "4000001240000000"],
  ["MX", "4000004840008001"],
  ["AT", "4000000400000008"],
  ["BE", "4000000560000004"],
  ["DK", "4000002080000001"],
  ["FI", "4000002460000001"],
  ["FR", "4000002500000003"],
  ["DE", "4000002760000016"],
  ["IE", "4000003720000005"],
  ["IT", "4000003800000008"],
  ["NL", "4000005280000002"],
  ["NO", "4000005780000007"],
  ["PL", "4000006160000005"],
  ["PT", "4000006200000007"],
  ["ES", "4000007240000007"],
  ["SE", "4000007520000008"],
  ["CH", "4000007560000009"],
  ["GB", "4000008260000000"],
  ["AU", "4000000360000006"],
  ["JP", "4000003920000003"],
  ["NZ", "4000005540000008"],
  ["SG", "4000007020000003"],
] as const) {
  visa(number, {}, country);
}

visa("4000000000000002", { decline: "generic" });
visa("4000000000009995", { decline: "insufficientFunds" });
visa("4000000000009987", { decline: "lostCard" });
visa("4000000000009979", { decline: "stolenCard" });
visa("4000000000006975", { decline: "velocityExceeded" });
visa("4000000000000069", { decline: "expiredCard" });
visa("4000000000000127", { decline: "incorrectCvc", checks: { cvc: "fail" } });
visa("4000000000000119", { decline: "processingError" });
visa("4000000000000341", { decline: "generic", savable: true });

visa("4100000000000019", { decline: "fraudulent", risk: "highest" });
visa("4000000000004954", { decline: "fraudulent", risk: "highest" });
visa("4000000000009235", { risk: "elevated" });
visa("4000000000000101", { checks: { cvc: "fail" } });
visa("4000000000000010", { checks: { line1: "fail", postalCode: "fail" } });
visa("4000000000000028", { checks: { line1: "fail" } });
visa("4000000000000036", { checks: { postalCode: "fail" } });
visa("4000000000000044", { checks: { line1: "unavailable", postalCode: "unavailable" } });

visa("4000002500003155", { authentication: "unless_set_up" }, "FR");
visa("4000002760003184", { authentication: "always" }, "DE");
visa("4000003800000446", { authentication: "set_up" }, "IT");
visa("4000008260003178", { authentication: "always", decline: "insufficientFunds", savable: true }, "GB");
visa("4000000000003220", { authentication: "always" });
visa("4000000000003063", { authentication: "always" });
visa("4000008400001629", { authentication: "always", decline: "generic", savable: true });
visa("4000000000003055", { authentication: "when_asked" });
visa("4000000000003097", { authentication: "when_asked" });

visa("4000000000000259", { dispute: "fraudulent" });
visa("4000000000002685", { dispute: "product_not_received" });
visa("4000000000001976", { dispute: "product_not_received", inquiry: true });
visa("4000000000007726", { refund: "pending" });
visa("4000000000005126", { refund: "fails_later" });
visa("4000000000000077");
visa("4000003720000278", {}, "IE");

/** The published test card of that number, if it is one. */
export function findTestCard(number: string): TestCard | undefined {
  return cards.get(number);
}

/** The test card of a number that stands in the catalogue. */
export function testCard(number: string): TestCard {
  const card = cards.get(number);
  if (card === undefined) throw new Error("A test card is missing from the catalogue.");
  return card;
}

const byFingerprint = new Map([...cards.values()].map((card) => [fingerprintOf(card), card]));

/** The same for the same number for ever, and for no other. */
export function fingerprintOf(card: TestCard): string {
  return hash("sha256", `card ${card.number}`, "base64url").replaceAll(/[-_]/g, "0").slice(0, 16);
}

/** The test card behind what is kept of a card: its number never is. */
export function cardOf(kept: { readonly fingerprint?: string | null } | null | undefined): TestCard {
  const card = byFingerprint.get(kept?.fingerprint ?? "");
  if (card === undefined) throw new Error("A kept card is missing from the catalogue of test cards.");
  return card;
}

/** The test card that a charge was made to. */
export function cardOfCharge(charge: Stripe.Charge): TestCard {
  return cardOf(charge.payment_method_details?.card);
}
