import "server-only";
import { randomBytes } from "node:crypto";
import { z } from "zod";
import { newId } from "@/lib/id";
import { scopes } from "@/lib/scopes";
import { keepDemoToken } from "@/modules/access-tokens";
import { createProduct, listProducts } from "@/modules/products";
import { putUserWithPassword } from "@/server/auth/password";
import type { Context, World } from "@/server/context";
import { createOrganization } from "./create-organization";
import { demoProducts } from "./demo-products";
import { listOrganizations } from "./repository";
import type { Organization } from "./schema";

/** How a person and a script get into the demo organization. */
export const DemoAccess = z.object({
  email: z.string(),
  password: z.string(),
  organization_id: z.string(),
  access_token: z.string(),
});
export type DemoAccess = z.output<typeof DemoAccess>;

/** As much of it as an earlier start has left. */
export type PreviousAccess = { [Key in keyof DemoAccess]?: DemoAccess[Key] | undefined };

const EMAIL = "demo@florin.test";

/**
 * Makes what the demo lacks: a person, an organization that is theirs, products, an access token of all scopes. Whatever is there
 * already stays as it is; the password and the token of `previous` stay good while they are.
 */
export async function seedDemo(world: World, previous: PreviousAccess): Promise<DemoAccess> {
  const password = previous.password || randomBytes(12).toString("base64url");
  const userId = await putUserWithPassword({ email: EMAIL, name: "Demo", password });
  const organization = await findOrMakeOrganization(world, userId, previous.organization_id);
  const ctx: Context = { ...world, organizationId: organization.id };
  const [access_token] = await Promise.all([keepDemoToken(ctx, previous.access_token, scopes), stock(ctx)]);
  return { email: EMAIL, password, organization_id: organization.id, access_token };
}

async function findOrMakeOrganization(
  world: World,
  userId: string,
  previousId: string | undefined,
): Promise<Organization> {
  const request = { page: 1, limit: 100, sorting: [{ column: "created_at", descending: false }] };
  const { items } = await listOrganizations(world.read, { userId }, request);
  const found = items.find(({ id }) => id === previousId) ?? items[0];
  if (found) return found;
  const input = {
    name: "Florin Demo",
    default_presentment_currency: "usd",
    default_tax_behavior: "exclusive",
  } as const;
  const make = (slug: string) =>
    createOrganization(world, userId, newId(), { ...input, slug, brand_color: "#0b5a45" });
  // Somebody else may have taken the plain word.
  return make("demo").catch(() => make(`demo-${randomBytes(4).toString("hex")}`));
}

/** Puts the demo's products into an empty catalogue. */
async function stock(ctx: Context): Promise<void> {
  const request = { page: 1, limit: 1, sorting: [] };
  const { items } = await listProducts(ctx.read, ctx.organizationId, request);
  if (items.length > 0) return;
  for (const product of demoProducts) await createProduct(ctx, newId(), product);
}
