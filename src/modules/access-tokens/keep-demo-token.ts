import "server-only";
import { newId } from "@/lib/id";
import { hashOf, isToken, newToken } from "@/server/auth/token";
import type { Context } from "@/server/context";
import { putAccessToken, widenAccessToken } from "./repository";

/**
 * An access token of these scopes for the demo: the one given, while the organization still has it and it holds (it gets scopes
 * that are new), otherwise another.
 */
export async function keepDemoToken(
  ctx: Context,
  previous: string | undefined,
  scopes: readonly string[],
): Promise<string> {
  const { read, organizationId, now } = ctx;
  if (previous && isToken("oat", previous))
    if (await widenAccessToken(read, organizationId, hashOf(previous), [...scopes], now)) return previous;
  const token = newToken("oat");
  await putAccessToken(
    read,
    organizationId,
    {
      id: newId(),
      name: "Demo",
      tokenHash: hashOf(token),
      scopes: [...scopes],
      createdBy: null,
      expiresAt: null,
    },
    now,
  );
  return token;
}
