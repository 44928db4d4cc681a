/** `1 day`, `14 days`. */
export const spanText = (count: number, interval: string): string =>
  `${count} ${interval}${count === 1 ? "" : "s"}`;

/** `per month`, `every 2 weeks`. */
export const perText = (interval: string, count: number): string =>
  count === 1 ? `per ${interval}` : `every ${spanText(count, interval)}`;
