import "server-only";
import { newId } from "@/lib/id";
import type { Scope } from "@/lib/scopes";
import { createAccessToken } from "@/modules/access-tokens";
import { mayAsMember, type Subject } from "@/server/auth/access";
import type { Context } from "@/server/context";
import { createProduct } from "./create-product";
import type { CreateProduct } from "./schema";

/** What code needs to sell: no more, because the token is pasted into a first try. */
const scopes: Scope[] = [
  "products:read",
  "checkouts:read",
  "checkouts:write",
  "customers:read",
  "customers:write",
  "orders:read",
];

/** `token` is shown this once; null for a member whose role may make none. */
export type FirstProduct = { id: string; name: string; token: string | null };

/** Puts the first product into the catalogue, and makes an access token to sell it by. @throws RequestValidationError */
export async function createFirstProduct(
  ctx: Context,
  subject: Subject,
  input: CreateProduct,
): Promise<FirstProduct> {
  const { id, name } = await createProduct(ctx, newId(), input);
  const mayMakeTokens = subject.type === "user" && mayAsMember(subject.membership, "access_tokens:write");
  if (!mayMakeTokens) return { id, name, token: null };
  const { token } = await createAccessToken(ctx, subject, newId(), { name: "First steps", scopes });
  return { id, name, token };
}
