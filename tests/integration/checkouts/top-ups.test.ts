import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { openOwnCheckout } from "@/modules/checkouts/open-own-checkout";
import { readTopUps } from "@/modules/checkouts/read-top-ups";
import { createCustomerSession } from "@/modules/customer-sessions/create-customer-session";
import { enterPortal } from "@/modules/customer-sessions/enter-portal";
import { type Context, world } from "@/server/context";
import { aBenefit } from "../../factories/benefit.ts";
import { aCustomer } from "../../factories/customer.ts";
import { aProduct } from "../../factories/product.ts";
import { aPlan } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
const { api, own, merchant } = shop;

async function withCredits(ctx: Context, token: string, make: () => Promise<{ id: string }>) {
  const { id } = await make();
  const benefit = await aBenefit(ctx, { description: "500 credits" });
  await api("POST", `/products/${id}/benefits`, { benefits: [benefit.id] }, { token });
  return id;
}

async function aPortal(customerId: string) {
  const session = await createCustomerSession(own().ctx, newId(), { customer_id: customerId });
  const slug = new URL(session.customer_portal_url).pathname.split("/").at(-1) ?? "";
  const portal = await enterPortal(world(), { token: session.token, slug, address: "127.0.0.1" });
  if (!portal) throw new Error("the session opens its portal");
  return portal;
}

test("what is offered for more credits is sold once, to everybody, by this organization, and brings some", async () => {
  const { ctx, token } = await merchant();
  const pack = await withCredits(ctx, token, () => aProduct(ctx, { name: "Pack" }));
  await withCredits(ctx, token, () => aProduct(ctx, { name: "Draft", visibility: "draft" }));
  await withCredits(ctx, token, () => aPlan(ctx));
  await aProduct(ctx, { name: "Without" });
  const archived = await withCredits(ctx, token, () => aProduct(ctx, { name: "Archived" }));
  await api("PATCH", `/products/${archived}`, { is_archived: true }, { token });
  await withCredits(own().ctx, own().token, () => aProduct(own().ctx, { name: "Theirs" }));
  const offers = await readTopUps(ctx);
  expect(offers).toMatchObject([{ id: pack, name: "Pack", gives: ["500 credits"] }]);
  expect(offers[0]?.price?.amount).toBeGreaterThan(0);
});

test("a customer who buys more stands in the checkout already, and comes back to their credits", async () => {
  const { ctx, token } = own();
  const pack = await withCredits(ctx, token, () => aProduct(ctx, { name: "Pack" }));
  const customer = await aCustomer(ctx, { name: "Ada", billing_address: { country: "DE" } });
  const portal = await aPortal(customer.id);
  const secret = await openOwnCheckout(portal, { productId: pack, back: "credits" });
  const { body } = await api("GET", `/checkouts/client/${secret}`, undefined, { token: null });
  expect(body).toMatchObject({
    product_id: pack,
    customer_id: customer.id,
    customer_email: customer.email,
    customer_name: "Ada",
    return_url: `http://127.0.0.1:3000/portal/${portal.organization.slug}/credits`,
  });
});

test("a customer opens no checkout for what is not sold to everybody, nor for another organization's", async () => {
  const { ctx } = own();
  const { id } = await aCustomer(ctx);
  const portal = await aPortal(id);
  const hidden = await aProduct(ctx, { name: "Hidden", visibility: "private" });
  const other = await merchant();
  const foreign = await aProduct(other.ctx, { name: "Foreign" });
  for (const productId of [hidden.id, foreign.id, newId()])
    await expect(openOwnCheckout(portal, { productId, back: "credits" })).rejects.toMatchObject({
      kind: "RequestValidationError",
    });
});
