import "server-only";
import type { UserJSON } from "@clerk/backend";
import { newId } from "@/lib/id";
import type { World } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { type Read, readIn, sql } from "@/server/db/sql";
import { isDuplicate, transaction } from "@/server/db/transaction";
import { log } from "@/server/log";
import { EmailTaken } from "./errors";
import type { SignedInUser } from "./sign-in";

/** What we keep of a user of Clerk. */
export type ClerkProfile = {
  clerkId: string;
  email: string;
  isVerified: boolean;
  name: string;
  image: string | null;
  updatedAt: Date;
};

type Given = Pick<
  UserJSON,
  "id" | "username" | "first_name" | "last_name" | "image_url" | "primary_email_address_id" | "updated_at"
> & { email_addresses: { id: string; email_address: string; verification: { status: string } | null }[] };

/** Null for somebody without an e-mail address, whom we have no use for. */
export function profileOf(user: Given): ClerkProfile | null {
  const addresses = user.email_addresses;
  const address = addresses.find(({ id }) => id === user.primary_email_address_id) ?? addresses[0];
  if (!address) return null;
  const email = address.email_address.toLowerCase();
  const fullName = [user.first_name, user.last_name].filter(Boolean).join(" ");
  return {
    clerkId: user.id,
    email,
    isVerified: address.verification?.status === "verified",
    name: fullName || user.username || (email.split("@")[0] ?? email),
    image: user.image_url || null,
    updatedAt: new Date(user.updated_at),
  };
}

export async function findClerkUser(read: Read, clerkId: string): Promise<SignedInUser | null> {
  const [row] = await read<SignedInUser>(
    sql`SELECT id, email::text AS email, name FROM "user" WHERE clerk_id = ${clerkId}`,
  );
  return row ?? null;
}

/**
 * Makes or updates the row of a user of Clerk; may be repeated, and an older change does not undo a later one. Somebody who had an
 * account here before is recognized by an e-mail address that Clerk has verified. Whom Clerk has deleted stays deleted: null.
 * @throws EmailTaken while somebody else has the address here: an unverified newcomer, or a change that overtook another
 */
export async function putClerkUser(
  { db }: Pick<World, "db">,
  profile: ClerkProfile,
): Promise<SignedInUser | null> {
  try {
    return await transaction(db, (tx) => put(tx, profile));
  } catch (error) {
    if (!isDuplicate(error)) throw error;
    log.warn({ clerkId: profile.clerkId }, "another user has the e-mail address of this user of Clerk");
    throw new EmailTaken();
  }
}

async function put(tx: Tx, profile: ClerkProfile): Promise<SignedInUser | null> {
  const read = readIn(tx);
  const { clerkId, email, isVerified, name, image, updatedAt } = profile;
  await read(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`clerk:${clerkId}`}, 0))::text`);
  if ((await read(sql`SELECT 1 FROM clerk_deletion WHERE clerk_id = ${clerkId}`)).length > 0) return null;
  if (isVerified)
    await read(sql`
      UPDATE "user" SET clerk_id = ${clerkId} WHERE email = ${email}::citext AND clerk_id IS NULL
        AND NOT EXISTS (SELECT FROM "user" WHERE clerk_id = ${clerkId}) RETURNING id`);
  await read(sql`
    INSERT INTO "user" AS u (id, email, email_verified, name, image, clerk_id, clerk_updated_at)
    VALUES (${newId()}::uuid, ${email}, ${isVerified}, ${name}, ${image}, ${clerkId}, ${updatedAt}::timestamptz)
    ON CONFLICT (clerk_id) DO UPDATE SET email = excluded.email, email_verified = excluded.email_verified,
      name = excluded.name, image = excluded.image, clerk_updated_at = excluded.clerk_updated_at, modified_at = now()
    WHERE u.clerk_updated_at IS NULL OR u.clerk_updated_at <= excluded.clerk_updated_at
    RETURNING id`);
  return findClerkUser(read, clerkId);
}
