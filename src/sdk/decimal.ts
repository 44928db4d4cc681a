/** The number `units` ÷ 10^`scale`, exactly. */
export type Decimal = { readonly units: bigint; readonly scale: number };

/** Digits before and after the point: all that a double of 15 digits from a millionth on can need, and more than anybody measures. */
const WRITTEN = /^(\d{1,15})(?:\.(\d{1,20}))?$/;

/** A double knows every decimal of up to 15 significant digits; the rest of it is the artefact of binary (0.1 + 0.2). */
const DIGITS_OF_A_DOUBLE = 15;

/** What is smaller is printed with an exponent, and meant by nobody. */
const SMALLEST = 1e-6;

/**
 * Reads a number or a decimal text without a double in between: `12.4` is 124 ÷ 10. A number counts as the decimal of 15 significant
 * digits nearest to it, so that 0.1 + 0.2 is 0.3; a text counts to its last digit (15 before the point, 20 after it).
 * Undefined for what is negative, not finite, from 10^15 on, smaller than a millionth but not 0, or no decimal.
 */
export function readDecimal(value: unknown): Decimal | undefined {
  const text = typeof value === "number" ? writtenOut(value) : value;
  if (typeof text !== "string") return undefined;
  const [, whole, fraction = ""] = WRITTEN.exec(text) ?? [];
  return whole === undefined ? undefined : { units: BigInt(whole + fraction), scale: fraction.length };
}

const writtenOut = (value: number): string | undefined =>
  value !== 0 && Math.abs(value) < SMALLEST ? undefined : value.toPrecision(DIGITS_OF_A_DOUBLE);

/** `a` × `b`, rounded up to a whole number. */
export function timesRoundedUp(a: Decimal, b: Decimal): bigint {
  const one = 10n ** BigInt(a.scale + b.scale);
  return (a.units * b.units + one - 1n) / one;
}
