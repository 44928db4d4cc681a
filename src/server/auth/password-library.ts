import "server-only";
import { prismaAdapter } from "better-auth/adapters/prisma";
import { createAuthMiddleware } from "better-auth/api";
import { betterAuth } from "better-auth/minimal";
import { nextCookies } from "better-auth/next-js";
import { newId } from "@/lib/id";
import { world } from "@/server/context";
import { connection, type Db } from "@/server/db/client";
import { transaction } from "@/server/db/transaction";
import { env } from "@/server/env";
import { addressOf } from "@/server/http/address";
import { log } from "@/server/log";
import { queueMails } from "@/server/mail/queue-mails";
import { count } from "./count";
import { limits } from "./limits";
import { passwordResetMail } from "./password-reset-mail";

const DAY_SECONDS = 86_400;

/** Paths that let somebody guess a password or send a mail. */
const guarded = /^\/(sign-in\/email|sign-up\/email|request-password-reset|reset-password|change-password)$/;

/** Throttles by address and by account, over all processes, whether a form or the HTTP interface is used. */
const throttle = createAuthMiddleware(async ({ path, headers, body }) => {
  if (!guarded.test(path)) return;
  const here = world();
  await count(here, "sign-in-address", limits.signInAddress, addressOf(headers ?? new Headers()));
  const email: unknown = body?.email;
  if (typeof email !== "string") return;
  const account = email.trim().toLowerCase();
  if (path === "/sign-in/email") await count(here, "sign-in-account", limits.signInAccount, account);
  if (path === "/request-password-reset") await count(here, "reset-mail", limits.resetMail, account);
});

const build = (db: Db) => {
  const isHttps = env.FLORIN_URL.startsWith("https:");
  return betterAuth({
    appName: "Florin",
    baseURL: env.FLORIN_URL,
    basePath: "/api/auth",
    secret: env.FLORIN_SECRET,
    database: prismaAdapter(db, { provider: "postgresql", transaction: true }),
    trustedOrigins: originsOf(env.FLORIN_URL),
    telemetry: { enabled: false },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 8,
      maxPasswordLength: 128,
      resetPasswordTokenExpiresIn: 3_600,
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: ({ user, token }) =>
        transaction(db, (tx) =>
          queueMails(
            tx,
            [{ mail: passwordResetMail, to: user.email, organizationId: null, data: { token } }],
            new Date(),
          ),
        ),
    },
    user: { fields: { emailVerified: "email_verified", createdAt: "created_at", updatedAt: "modified_at" } },
    session: {
      // Not renewed on use: pages cannot set cookies, and a reading must not write.
      expiresIn: 30 * DAY_SECONDS,
      disableSessionRefresh: true,
      fields: {
        userId: "user_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
        createdAt: "created_at",
        updatedAt: "modified_at",
      },
    },
    account: {
      fields: {
        userId: "user_id",
        accountId: "account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
        createdAt: "created_at",
        updatedAt: "modified_at",
      },
    },
    verification: {
      storeIdentifier: "hashed",
      fields: { expiresAt: "expires_at", createdAt: "created_at", updatedAt: "modified_at" },
    },
    // Counted in `throttle`, by account too.
    rateLimit: { enabled: false },
    hooks: { before: throttle },
    plugins: [nextCookies()],
    onAPIError: { throw: true },
    logger: { log: (level, message, ...rest) => log[level]({ rest }, message), level: "error" },
    advanced: {
      // Said aloud, because the library drops this check where it believes itself under test.
      disableOriginCheck: false,
      useSecureCookies: false,
      // The prefix binds a cookie to this host; browsers take it over https alone.
      cookiePrefix: isHttps ? "__Host-florin" : "florin",
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", path: "/", secure: isHttps },
      database: { generateId: newId, joins: true },
    },
  });
};

type Library = ReturnType<typeof build>;
const shared = globalThis as { florinSignIn?: { db: Db; library: Library } };

/** The sign-in library over our Postgres: e-mail and password, sessions in the database. */
export function library(): Library {
  const { db } = connection();
  if (shared.florinSignIn?.db !== db) shared.florinSignIn = { db, library: build(db) };
  return shared.florinSignIn.library;
}

/** Somebody at the machine itself says 127.0.0.1 or localhost as they please. */
function originsOf(url: string): string[] {
  const { origin, hostname } = new URL(url);
  if (hostname !== "127.0.0.1" && hostname !== "localhost") return [origin];
  return [origin.replace(hostname, "127.0.0.1"), origin.replace(hostname, "localhost")];
}
