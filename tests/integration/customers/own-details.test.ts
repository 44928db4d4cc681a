import { beforeAll, describe, expect, test } from "vitest";
import type { Context } from "@/server/context";
import { aCustomer } from "../../factories/customer.ts";
import { aSavedCard } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
let ctx: Context;
beforeAll(() => {
  ctx = shop.own().ctx;
});

/** A customer, and calls by their session. */
async function own() {
  const { id: customerId } = await aCustomer(ctx);
  const { body } = await shop.api("POST", "/customer-sessions", { customer_id: customerId });
  const call = (method: string, path: string, json?: object) =>
    shop.api(method, path, json, { token: body.token });
  return { customerId, call };
}

describe("a customer of themselves", () => {
  const me = "/customer-portal/customers/me";

  test("reads and corrects name and billing details, and the merchant is told", async () => {
    const { call, customerId } = await own();
    const changed = {
      name: "Bo Buyer",
      billing_name: "Test Company",
      billing_address: { country: "DE", city: "Berlin", postal_code: "10115", line1: "Street 1" },
      tax_id: "DE136695976",
    };
    const { status, body } = await call("PATCH", me, changed);
    expect([status, body]).toEqual([
      200,
      expect.objectContaining({
        id: customerId,
        name: "Bo Buyer",
        billing_name: "Test Company",
        billing_address: expect.objectContaining({ country: "DE", city: "Berlin" }),
        tax_id: ["DE136695976", "eu_vat"],
        oauth_accounts: {},
      }),
    ]);
    expect((await call("GET", me)).body).toEqual(body);
    for (const key of ["metadata", "external_id"]) expect(body).not.toHaveProperty(key);
    const event = await ctx.db.webhook_event.findFirst({
      where: { object_id: customerId, type: "customer.updated" },
    });
    expect(event).not.toBeNull();
  });

  test("chooses the card that is charged, of their own alone; a refused request changes nothing", async () => {
    const { call, customerId } = await own();
    const { customerId: other } = await own();
    const foreign = await aSavedCard(ctx, other);
    const mine = await aSavedCard(ctx, customerId);
    const refused = await call("PATCH", me, { name: "New", default_payment_method_id: foreign });
    expect([refused.status, refused.body.detail[0].loc]).toEqual([
      422,
      ["body", "default_payment_method_id"],
    ]);
    expect((await call("GET", me)).body.name).not.toBe("New");
    const { body } = await call("PATCH", me, { default_payment_method_id: mine });
    expect(body.default_payment_method_id).toBe(mine);
    const wrong = await call("PATCH", me, { tax_id: "DE1", billing_address: { country: "DE" } });
    expect([wrong.status, wrong.body.detail[0].loc]).toEqual([422, ["body", "tax_id"]]);
    expect((await call("PATCH", me, { email: "other@example.com" })).status).toBe(422);
  });
});
