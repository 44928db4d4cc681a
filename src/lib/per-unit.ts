/**
 * What an amount of money earns at so many for each whole unit of it: rounded down, in integers. `amount` is in minor units; `unit` is how
 * many of those make a whole one.
 */
export const earnedBy = (amount: number, perUnit: number, unit: number): bigint =>
  (BigInt(amount) * BigInt(perUnit)) / BigInt(unit);
