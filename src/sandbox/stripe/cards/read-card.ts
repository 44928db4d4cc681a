import { invalidRequest, unreadableCard } from "../wire/api-error.ts";
import type { Form } from "../wire/form.ts";
import { missing, text } from "../wire/parameters.ts";
import { findTestCard, type TestCard } from "./catalogue.ts";
import { declines } from "./declines.ts";

/** A card as a buyer typed it, checked. */
export interface GivenCard {
  readonly card: TestCard;
  readonly expMonth: number;
  readonly expYear: number;
  readonly cvcGiven: boolean;
}

/**
 * Reads the fields `number`, `exp_month`, `exp_year` and `cvc`. Refuses with 402 and the codes `incomplete_number`,
 * `invalid_number`, `incorrect_number` (checksum), `incomplete_expiry`, `invalid_expiry_month`, `invalid_expiry_year`,
 * `incomplete_cvc`, `invalid_cvc`, and a number that is no test card as declined.
 */
export function readCard(form: Form, now: number): GivenCard {
  const number = readNumber(text(form, "number"));
  const { expMonth, expYear } = readExpiry(form, new Date(now * 1000));
  const cvcGiven = readCvc(text(form, "cvc"), number);
  const card = findTestCard(number);
  if (card !== undefined) return { card, expMonth, expYear, cvcGiven };
  const { code, declineCode, param, message } = declines.notATestCard;
  const refusal = unreadableCard(code, param, message);
  refusal.body.decline_code = declineCode;
  throw refusal;
}

function readNumber(given: string | undefined): string {
  if (given === undefined) throw missing("card[number]");
  const number = given.replaceAll(/[\s-]/g, "");
  if (/\D/.test(number) || number.length > 19) {
    throw unreadableCard("invalid_number", "number", "The card number is not a valid credit card number.");
  }
  if (number.length < shortest(number)) {
    throw unreadableCard("incomplete_number", "number", "Your card number is incomplete.");
  }
  if (!sumsUp(number)) throw unreadableCard("incorrect_number", "number", "Your card number is incorrect.");
  return number;
}

function shortest(number: string): number {
  if (/^3[47]/.test(number)) return 15;
  return /^3[0689]/.test(number) ? 14 : 16;
}

/** The checksum of ISO/IEC 7812. */
function sumsUp(number: string): boolean {
  let sum = 0;
  for (let index = 0; index < number.length; index++) {
    const digit = Number(number[number.length - 1 - index]);
    const weighted = index % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}

function readExpiry(form: Form, now: Date): { expMonth: number; expYear: number } {
  const month = text(form, "exp_month");
  const year = text(form, "exp_year");
  if (month === undefined) throw missing("card[exp_month]");
  if (year === undefined) throw missing("card[exp_year]");
  if (month === "" || year === "") {
    throw unreadableCard("incomplete_expiry", "exp_month", "Your card's expiration date is incomplete.");
  }
  const expMonth = Number(month);
  const expYear = /^\d\d$/.test(year) ? 2000 + Number(year) : Number(year);
  if (!Number.isInteger(expMonth) || expMonth < 1 || expMonth > 12) throw badMonth();
  const thisYear = now.getUTCFullYear();
  if (!Number.isInteger(expYear) || expYear < thisYear || expYear > thisYear + 50) {
    throw unreadableCard("invalid_expiry_year", "exp_year", "Your card's expiration year is invalid.");
  }
  if (expYear === thisYear && expMonth < now.getUTCMonth() + 1) throw badMonth();
  return { expMonth, expYear };
}

function badMonth() {
  return unreadableCard("invalid_expiry_month", "exp_month", "Your card's expiration month is invalid.");
}

function readCvc(cvc: string | undefined, number: string): boolean {
  if (cvc === undefined) return false;
  const longest = /^3[47]/.test(number) ? 4 : 3;
  if (/^\d*$/.test(cvc) && cvc.length < 3) {
    throw unreadableCard("incomplete_cvc", "cvc", "Your card's security code is incomplete.");
  }
  if (!/^\d+$/.test(cvc) || cvc.length > longest) {
    throw unreadableCard("invalid_cvc", "cvc", "Your card's security code is invalid.");
  }
  return true;
}

/** The form under `card`, which must be there. */
export function cardForm(form: Form, within: string): Form {
  const card = form.card;
  if (typeof card === "object") return card;
  throw invalidRequest(`Missing required param: ${within}[card].`, `${within}[card]`, "parameter_missing");
}
