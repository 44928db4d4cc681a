import { invalidRequest } from "../wire/api-error.ts";

const currencies = new Set(
  (
    "usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf " +
    "clp cny cop crc cve czk djf dkk dop dzd egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf idr ils " +
    "inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad mdl mga mkd mmk mnt mop mur mvr mwk " +
    "mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp " +
    "sle sos srd std szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xcg xof xpf yer zar zmw"
  ).split(" "),
);

const zeroDecimal = new Set("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf".split(" "));
const threeDecimal = new Set("bhd jod kwd omr tnd".split(" "));

/** Stripe's least amounts, in minor units. A currency that is not here is bounded by 1. */
const least: Readonly<Record<string, number>> = {
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
  huf: 17_500,
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
const most = 99_999_999;

/** The currency in lower case, when Stripe charges in it. */
export function checkedCurrency(given: string): string {
  const currency = given.toLowerCase();
  if (currencies.has(currency)) return currency;
  throw invalidRequest(`Invalid currency: ${given}`, "currency");
}

/** The amount in minor units, when Stripe would charge it in that currency. */
export function checkedAmount(amount: number, currency: string): number {
  if (amount < 1) {
    throw invalidRequest(
      "The amount must be greater than or equal to 1.",
      "amount",
      "parameter_invalid_integer",
    );
  }
  const lowest = least[currency] ?? 1;
  if (amount < lowest) {
    throw invalidRequest(
      `Amount must be at least ${written(lowest, currency)}`,
      "amount",
      "amount_too_small",
    );
  }
  if (amount > most) {
    throw invalidRequest(
      `Amount must be no more than ${written(most, currency)}`,
      "amount",
      "amount_too_large",
    );
  }
  refuseFractions(amount, currency);
  return amount;
}

/** Stripe counts in thousandths of a dinar but takes only whole hundredths, and only whole crowns of Iceland. */
function refuseFractions(amount: number, currency: string): void {
  const step = threeDecimal.has(currency) ? 10 : currency === "isk" ? 100 : 1;
  if (amount % step === 0) return;
  throw invalidRequest(
    `Invalid amount: in ${currency.toUpperCase()} it must be divisible by ${step}.`,
    "amount",
    "invalid_charge_amount_no_decimal_compatible",
  );
}

/** The amount for a person to read, such as `$0.50 usd`. */
export function written(amount: number, currency: string): string {
  const decimals = zeroDecimal.has(currency) ? 0 : threeDecimal.has(currency) ? 3 : 2;
  const number = new Intl.NumberFormat("en-US", {
    style: "currency",
    currency: currency.toUpperCase(),
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return `${number.format(amount / 10 ** decimals)} ${currency}`;
}
