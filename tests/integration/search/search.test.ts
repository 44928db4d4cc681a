import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { aCustomer } from "../../factories/customer.ts";
import { aProduct } from "../../factories/product.ts";
import { aSale } from "../../factories/sale.ts";
import { aMember } from "../../factories/user.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, merchant, own } = apiForTest();

type Item = { type: string; id: string; title: string };

const find = async (query: string, token = own().token): Promise<Item[]> => {
  const { status, body } = await api("GET", `/search?query=${encodeURIComponent(query)}`, undefined, {
    token,
  });
  expect(status).toBe(200);
  return body.items;
};

test("it finds a product by part of its name, an order by its number, a customer by name, e-mail or own id", async () => {
  const { ctx, token } = await merchant();
  const product = await aProduct(ctx, { name: "Icon set" });
  const customer = await aCustomer(ctx, { email: "grace@example.com", name: "Grace", external_id: "u-77" });
  const order = await aSale(ctx, { customer_id: customer.id, number: 42 });
  expect(await find("con s", token)).toMatchObject([{ type: "product", id: product.id, title: "Icon set" }]);
  for (const text of ["42", "FLR-0042", "flr-42"])
    expect(await find(text, token)).toMatchObject([{ type: "order", id: order.id, title: "FLR-0042" }]);
  for (const text of ["race", "GRACE@", "u-77", "gr"])
    expect(await find(text, token)).toMatchObject([{ type: "customer", id: customer.id }]);
});

test("any of them is found by its id", async () => {
  const { ctx, token } = await merchant();
  const product = await aProduct(ctx);
  const customer = await aCustomer(ctx);
  const order = await aSale(ctx, { customer_id: customer.id });
  for (const [type, id] of [
    ["product", product.id],
    ["customer", customer.id],
    ["order", order.id],
  ])
    expect(await find(id ?? "", token)).toMatchObject([{ type, id }]);
});

test("a checkout is found by the buyer's e-mail address", async () => {
  const { ctx, token } = await merchant();
  const product = await aProduct(ctx, { name: "Icon set" });
  const price = product.prices[0]?.id ?? "";
  const id = newId();
  await ctx.db.checkout.create({
    data: {
      id,
      organization_id: ctx.organizationId,
      client_secret: id,
      expires_at: ctx.now,
      product_ids: [product.id],
      product_id: product.id,
      price_id: price,
      currency: "usd",
      amount: 1,
      net_amount: 1,
      total_amount: 1,
      customer_email: "buyer@example.com",
    },
  });
  expect(await find("buyer@", token)).toMatchObject([
    { type: "checkout", id, title: "buyer@example.com", detail: "Icon set", status: "open" },
  ]);
});

test("wildcards are text, and an empty text finds nothing", async () => {
  const { ctx, token } = await merchant();
  await aProduct(ctx, { name: "100% wool" });
  await aProduct(ctx, { name: "Cotton" });
  expect(await find("%", token)).toMatchObject([{ title: "100% wool" }]);
  expect(await find("_", token)).toEqual([]);
  expect(await find("  ", token)).toEqual([]);
});

test("at most five of a kind are shown", async () => {
  const { ctx, token } = await merchant();
  for (let each = 0; each < 7; each++) await aProduct(ctx, { name: `Icon ${each}` });
  expect(await find("icon", token)).toHaveLength(5);
});

test("nothing of another organization is found", async () => {
  const other = await merchant();
  const { id } = await aProduct(other.ctx, { name: "Hidden" });
  await aCustomer(other.ctx, { name: "Hidden" });
  expect(await find("Hidden")).toEqual([]);
  expect(await find(id)).toEqual([]);
});

test("a token finds the kinds that its scopes may read, and no other", async () => {
  const { ctx, id: organizationId } = await merchant({ scopes: ["products:read"] });
  const { token } = await merchant({ scopes: ["products:read"] });
  expect(await find("anything", token)).toEqual([]);
  await aProduct(ctx, { name: "Common" });
  await aCustomer(ctx, { name: "Common" });
  const { cookie } = await aMember(organizationId, "member");
  const { body } = await api("GET", "/search?query=common", undefined, {
    token: null,
    headers: { cookie, "x-florin-organization": organizationId },
  });
  expect(body.items.map(({ type }: Item) => type).sort()).toEqual(["customer", "product"]);
});

test("a token of products alone sees no customer", async () => {
  const { ctx, token } = await merchant({ scopes: ["products:read"] });
  await aProduct(ctx, { name: "Common" });
  await aCustomer(ctx, { name: "Common" });
  expect((await find("common", token)).map(({ type }) => type)).toEqual(["product"]);
});
