import "server-only";

/**
 * How many requests in which time, counted by what. The one table of limits. Where guessing or flooding must not be free
 * (`isNeeded`), nothing is let through that cannot be counted; everywhere else a sale matters more than a counter.
 */
export const limits = {
  /** Each access token, and each user of the dashboard. */
  api: { max: 300_000, windowMs: 60_000 },
  /** Each session of a customer: a widget asks once a minute. */
  customer: { max: 600, windowMs: 60_000 },
  /** Each address, on endpoints that need no token. */
  public: { max: 60_000, windowMs: 60_000 },
  /** Each address that follows shared links, which open a checkout each time. */
  visit: { max: 300, windowMs: 60_000 },
  /** Each address that sends tokens which are not valid. */
  badToken: { max: 300, windowMs: 60_000 },
  /** Each address that tries to sign in, to sign up or to set a password. */
  signInAddress: { max: 30, windowMs: 60_000, isNeeded: true },
  /** Each e-mail address that somebody tries to sign in with. */
  signInAccount: { max: 10, windowMs: 600_000, isNeeded: true },
  /** Each e-mail address that a reset link is asked for. */
  resetMail: { max: 4, windowMs: 3_600_000, isNeeded: true },
  /** Each e-mail address that a code to sign in as a customer, or the confirmation of a new address, is asked for, by organization. */
  portalMail: { max: 5, windowMs: 3_600_000, isNeeded: true },
  /** Each address that asks for such mails. */
  portalMailAddress: { max: 30, windowMs: 600_000, isNeeded: true },
  /** Each address that enters codes. */
  portalCode: { max: 60, windowMs: 600_000, isNeeded: true },
  /** Each address that sends licence keys without a token. */
  licenseAddress: { max: 300, windowMs: 60_000 },
  /** Each licence key that is sent without a token. */
  licenseKey: { max: 120, windowMs: 60_000 },
  /** Each customer who invites people to seats. */
  seatInvitations: { max: 50, windowMs: 3_600_000, isNeeded: true },
  /** Each organization that invites people by mail. */
  invitationMail: { max: 100, windowMs: 3_600_000, isNeeded: true },
} as const;
export type Limit = { max: number; windowMs: number; isNeeded?: true };
