import "server-only";
import { cookies } from "next/headers";
import { VISITOR } from "./visitor";

/** Whose credits are spent. Put your own sign-in here: the account may be any text that stays the same for a person. */
export async function currentUser(): Promise<string> {
  const id = (await cookies()).get(VISITOR)?.value;
  // proxy.ts gives every visitor one before anything else runs.
  if (!id) throw new Error("A request without a visitor.");
  return `visitor_${id}`;
}
