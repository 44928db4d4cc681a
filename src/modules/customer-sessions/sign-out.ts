import "server-only";
import { hashOf } from "@/server/auth/token";
import type { World } from "@/server/context";
import { dropSession } from "./repository";

/** Ends the session of this token: it opens nothing any more, wherever else it is held. Done twice, it is done. */
export async function signOut({ read }: Pick<World, "read">, token: string): Promise<void> {
  await dropSession(read, hashOf(token));
}
