const none = new Set("bif clp djf gnf isk jpy kmf krw mga pyg rwf ugx uyi vnd vuv xaf xof xpf".split(" "));
const three = new Set("bhd iqd jod kwd lyd omr tnd".split(" "));
const four = new Set("clf uyw".split(" "));

/**
 * Decimals of a currency, lowercase: 2 for usd, 0 for jpy, 3 for kwd. By ISO 4217, as Stripe counts (with it, mga has none). The runtime is not asked:
 * it knows how many people write, which for huf and others are fewer, and a browser's may differ from the server's.
 */
export function decimalsOf(currency: string): number {
  if (none.has(currency)) return 0;
  if (three.has(currency)) return 3;
  return four.has(currency) ? 4 : 2;
}
