/** The number `units` ÷ 10^`scale`, exactly. */
export type Decimal = {
  readonly units: bigint;
  readonly scale: number;
};
/**
 * Reads a number or a decimal text without a double in between: `12.4` is 124 ÷ 10. A number counts as the decimal of 15 significant
 * digits nearest to it, so that 0.1 + 0.2 is 0.3; a text counts to its last digit (15 before the point, 20 after it).
 * Undefined for what is negative, not finite, from 10^15 on, smaller than a millionth but not 0, or no decimal.
 */
export declare function readDecimal(value: unknown): Decimal | undefined;
/** `a` × `b`, rounded up to a whole number. */
export declare function timesRoundedUp(a: Decimal, b: Decimal): bigint;
