/**
 * Credits for an amount of money, so many for each whole unit of it: rounded down, in integers. Amounts in minor units; `unit` is how
 * many of those make a whole one. Alone in its file, because the checkout loads it.
 */
export const creditsEarned = (amount: number, creditsPerUnit: number, unit: number): bigint =>
  (BigInt(amount) * BigInt(creditsPerUnit)) / BigInt(unit);
