import "server-only";
import { isAPIError } from "better-auth/api";
import { ServiceUnavailable } from "@/lib/errors";
import { Id, newId } from "@/lib/id";
import { world } from "@/server/context";
import { sql } from "@/server/db/sql";
import { EmailTaken, ResetLinkSpent, WrongCredentials } from "./errors";
import { library } from "./password-library";
import type { SignedInUser, SignIn } from "./sign-in";

async function findSession(headers: Headers) {
  try {
    return await library().api.getSession({ headers });
  } catch (error) {
    // The library tells a database that does not answer as a failure of its own.
    if (isAPIError(error) && error.statusCode >= 500) throw new ServiceUnavailable();
    throw error;
  }
}

type Row = {
  id: string;
  created_at: Date;
  expires_at: Date;
  ip_address: string | null;
  user_agent: string | null;
};

/** Sign-in with e-mail and password. */
export const password: SignIn = {
  async currentUser(headers): Promise<SignedInUser | null> {
    const found = await findSession(headers);
    return found && { id: found.user.id, email: found.user.email, name: found.user.name };
  },

  async listSessions(headers) {
    const found = await findSession(headers);
    if (!found) return [];
    const { read, now } = world();
    const rows = await read<Row>(sql`
      SELECT id, created_at, expires_at, ip_address, user_agent FROM session
      WHERE user_id = ${found.user.id}::uuid AND expires_at > ${now}::timestamptz ORDER BY id DESC LIMIT 100`);
    return rows.map(({ created_at, expires_at, ...row }) => ({
      ...row,
      created_at: created_at.toISOString(),
      expires_at: expires_at.toISOString(),
      current: row.id === found.session.id,
    }));
  },

  async revokeSession(headers, sessionId) {
    const found = await findSession(headers);
    if (!found || !Id.safeParse(sessionId).success) return false;
    const { db } = world();
    const { count } = await db.session.deleteMany({ where: { id: sessionId, user_id: found.user.id } });
    return count > 0;
  },

  async signOut(headers) {
    await library().api.signOut({ headers });
  },
};

type Credentials = { email: string; password: string };

/** Signs in and sets the cookie. @throws WrongCredentials, TooManyRequests */
export async function signInWithPassword(headers: Headers, body: Credentials): Promise<SignedInUser> {
  const { user } = await inOurWords(library().api.signInEmail({ headers, body }));
  return { id: user.id, email: user.email, name: user.name };
}

/** Makes an account, signs in and sets the cookie. @throws EmailTaken, TooManyRequests */
export async function signUpWithPassword(
  headers: Headers,
  body: Credentials & { name: string },
): Promise<SignedInUser> {
  const { user } = await inOurWords(library().api.signUpEmail({ headers, body })).catch(async (error) => {
    // Of two who sign up at once with one address, the constraint refuses one, and the library does not say why.
    const isRace = codeOf(error) === "FAILED_TO_CREATE_USER" && (await isEmailTaken(body.email));
    throw isRace ? new EmailTaken() : error;
  });
  return { id: user.id, email: user.email, name: user.name };
}

/** Mails a reset link if there is such an account; the caller cannot tell. @throws TooManyRequests */
export async function requestPasswordReset(headers: Headers, email: string): Promise<void> {
  await library().api.requestPasswordReset({ headers, body: { email } });
}

/** Sets a new password by a mailed token, once, and ends every session. @throws ResetLinkSpent */
export async function resetPassword(headers: Headers, token: string, newPassword: string): Promise<void> {
  await inOurWords(library().api.resetPassword({ headers, body: { token, newPassword } }));
}

const isEmailTaken = async (email: string) =>
  (await world().read(sql`SELECT 1 FROM "user" WHERE email = ${email}::citext`)).length > 0;

const refusals: Record<string, new () => Error> = {
  INVALID_EMAIL_OR_PASSWORD: WrongCredentials,
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: EmailTaken,
  INVALID_TOKEN: ResetLinkSpent,
};

const codeOf = (error: unknown) => (isAPIError(error) ? String(error.body?.code) : "");

/** A refusal of the library as an error of ours. */
async function inOurWords<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (error) {
    const Refusal = refusals[codeOf(error)];
    throw Refusal ? new Refusal() : error;
  }
}

type Account = Credentials & { name: string };

/** A user who can sign in with this password, made or found by the e-mail address. No session begins. The user's id. */
export async function putUserWithPassword({ email, name, password: text }: Account): Promise<string> {
  const { password: hashing } = await library().$context;
  const { db } = world();
  const user = await db.user.upsert({
    where: { email },
    create: { id: newId(), email, name, email_verified: true },
    update: {},
    include: { accounts: { where: { provider_id: "credential" } } },
  });
  const hash = user.accounts[0]?.password;
  if (hash && (await hashing.verify({ hash, password: text }))) return user.id;
  const key = { provider_id: "credential", account_id: user.id };
  const changed = { password: await hashing.hash(text) };
  await db.account.upsert({
    where: { provider_id_account_id: key },
    create: { id: newId(), user_id: user.id, ...key, ...changed },
    update: changed,
  });
  return user.id;
}
