import { expect, test } from "vitest";
import { findOrCreateCustomer } from "@/modules/customers";
import { transaction } from "@/server/db/transaction";
import { aCustomer } from "../../factories/customer.ts";
import { apiForTest } from "../../setup/api.ts";

const { own } = apiForTest();

type Buyer = Parameters<typeof findOrCreateCustomer>[2];
const sellTo = (buyer: Buyer) =>
  transaction(own().ctx.db, (tx) => findOrCreateCustomer(tx, own().id, buyer, own().ctx.now));

const berlin = { country: "DE", line1: null, line2: null, postal_code: "10115", city: "Berlin", state: null };

test("fifty sales at once to one e-mail, in different cases, have one customer", async () => {
  const emails = Array.from({ length: 50 }, (_, index) =>
    index % 2 ? "rush@example.com" : "Rush@Example.com",
  );
  const sold = await Promise.all(emails.map((email) => sellTo({ email, name: "Rush" })));
  expect(new Set(sold.map(({ id }) => id)).size).toBe(1);
  const { db } = own().ctx;
  const events = await db.webhook_event.findMany({ where: { object_id: sold[0]?.id ?? "" } });
  expect(events.map(({ type }) => type)).toEqual(["customer.created"]);
});

test("a customer of the merchant's id is taken whatever the e-mail, and learns what was entered last", async () => {
  const customer = await aCustomer(own().ctx, { external_id: "known", name: "Old" });
  const sold = await sellTo({
    email: "other@example.com",
    external_id: "known",
    billing_address: berlin,
    tax_id: "DE136695976",
  });
  expect(sold).toMatchObject({
    id: customer.id,
    email: customer.email,
    name: "Old",
    billing_address: berlin,
    tax_id: ["DE136695976", "eu_vat"],
  });
  expect((await sellTo({ id: customer.id, email: null, name: "New" })).name).toBe("New");
});

test("whoever types another's e-mail fills in only what was empty", async () => {
  const customer = await aCustomer(own().ctx, { name: "Owner", email: "owner@example.com" });
  const sold = await sellTo({ email: "OWNER@example.com", name: "Stranger", billing_address: berlin });
  expect(sold).toMatchObject({ id: customer.id, name: "Owner", billing_address: berlin });
});

test("a deleted customer is not sold to again: the sale makes another", async () => {
  const customer = await aCustomer(own().ctx, { email: "again@example.com" });
  const { deleteCustomer } = await import("@/modules/customers/delete-customer");
  await deleteCustomer(own().ctx, { id: customer.id });
  const sold = await sellTo({ id: customer.id, email: "again@example.com" });
  expect(sold.id).not.toBe(customer.id);
});

test("metadata of many sales never comes to more keys than a customer may have", async () => {
  const keys = (name: string, value: string) =>
    Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`${name}${index}`, value]));
  const email = "keys@example.com";
  await sellTo({ email, metadata: keys("a", "old") });
  const sold = await sellTo({ email, metadata: { ...keys("b", "new"), a0: "new" } });
  expect(sold.metadata).toEqual({ ...keys("a", "old"), a0: "new" });
});
