import { z } from "zod";
import { DomainError, defineError } from "@/lib/errors";

export const Unauthorized = defineError("Unauthorized", { status: 401, detail: "Unauthorized" });

export const NotPermitted = defineError("NotPermitted", { status: 403, detail: "Not permitted" });

/** A token that is malformed, unknown, expired or revoked: in the words of RFC 6750, on public routes too. */
export class InvalidToken extends DomainError {
  static readonly kind = "invalid_token";
  static readonly status = 401 as const;
  static readonly body = z
    .object({ error: z.literal("invalid_token"), error_description: z.string() })
    .meta({ id: "invalid_token", description: "The token is not valid." });
  override readonly name = "InvalidToken";
  readonly kind = InvalidToken.kind;
  readonly status = InvalidToken.status;
  readonly details = {};
  constructor() {
    super("The access token is malformed, unknown, expired or revoked.");
  }
}

/** The token is right but lacks the scope; `WWW-Authenticate` names it. */
export class InsufficientScope extends NotPermitted {
  readonly scope: string;
  constructor(scope: string) {
    super();
    this.scope = scope;
  }
}

export const TooManyRequests = defineError("TooManyRequests", {
  status: 429,
  detail: "Too many requests. Wait as long as Retry-After says.",
});

export const WrongCredentials = defineError("WrongCredentials", {
  status: 401,
  detail: "No account has this e-mail address and password.",
});

export const EmailTaken = defineError("EmailTaken", {
  status: 409,
  detail: "There is an account with this e-mail address already. Sign in, or reset its password.",
});

export const ResetLinkSpent = defineError("ResetLinkSpent", {
  status: 410,
  detail: "This link was used already or is older than an hour. Ask for a new one.",
});

/** Sign-in is Clerk's: a password cannot be set here. */
export const PasswordsNotUsed = defineError("PasswordsNotUsed", {
  status: 404,
  detail: "This installation signs people in without passwords of its own.",
});
