import type { CardDetails } from "./schema";

/** The first instant at which a card is no longer valid: it is good until its month is over, in UTC. */
export const expiryOf = ({ exp_month, exp_year }: Pick<CardDetails, "exp_month" | "exp_year">): Date =>
  // Months of Date count from 0, so that this is the one after.
  new Date(Date.UTC(exp_year, exp_month, 1));
