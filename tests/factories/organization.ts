import { newId } from "@/lib/id";
import { scopes as allScopes } from "@/server/auth/scopes";
import { hashOf, newToken } from "@/server/auth/token";
import { type Context, world } from "@/server/context";

/** An organization with an access token, and the world as it sees it. */
export type Merchant = { id: string; token: string; ctx: Context };

/** An organization with an access token of all scopes, unless named otherwise. */
export async function aMerchant({
  scopes = allScopes as readonly string[],
  currency = "usd",
  name = "Test organization",
} = {}): Promise<Merchant> {
  const { db } = world();
  const id = newId();
  const token = newToken("oat");
  await db.organization.create({ data: { id, name, slug: `test-${id}`, default_currency: currency } });
  await db.access_token.create({
    data: { id: newId(), organization_id: id, name: "Test", token_hash: hashOf(token), scopes: [...scopes] },
  });
  return { id, token, ctx: contextOf(id) };
}

/** The world as an organization sees it, now. */
export const contextOf = (organizationId: string): Context => ({ ...world(), organizationId });
