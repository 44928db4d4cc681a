import { expect, test } from "vitest";
import { checkoutsOf, germany } from "../../setup/checkouts.ts";
import { shopForTest } from "../../setup/shop.ts";
import { card, confirmationToken } from "../sandbox/start-sandbox.ts";

const shop = shopForTest();
const { api, token } = shop;
const { aProduct, create, asBuyer } = checkoutsOf(shop);

test("an expired checkout says 410 to whoever would change or pay it, and is listed as expired", async () => {
  const checkout = (await create({ products: [(await aProduct()).id] })).body;
  await shop.own().ctx.db.checkout.update({ where: { id: checkout.id }, data: { expires_at: new Date(0) } });
  expect((await asBuyer("GET", checkout.client_secret)).body.status).toBe("expired");
  expect((await asBuyer("PATCH", checkout.client_secret, germany)).body.error).toBe("ExpiredCheckoutError");
  const body = { ...germany, customer_email: "late@example.com", confirmation_token_id: await token() };
  expect((await asBuyer("POST", checkout.client_secret, body, "/confirm")).status).toBe(410);
  const listed = (await api("GET", "/checkouts?status=expired")).body.items;
  expect(listed.map(({ id }: { id: string }) => id)).toContain(checkout.id);
  const { expireCheckouts } = await import("@/modules/checkouts/expire-checkouts");
  expect(await expireCheckouts({ ...shop.own().ctx, now: new Date() })).toBeGreaterThan(0);
  const [last] = await shop
    .own()
    .ctx.db.webhook_event.findMany({ where: { object_id: checkout.id }, orderBy: { id: "desc" } });
  expect(last?.type).toBe("checkout.expired");
});

test("the older form of confirming, by id with the secret in the body, names the order", async () => {
  const checkout = (await create({ products: [(await aProduct()).id], customer_email: "old@example.com" }))
    .body;
  const confirm = (secret: string, tokenId: string) =>
    api(
      "POST",
      `/checkouts/${checkout.id}/confirm`,
      { client_secret: secret, confirmation_token_id: tokenId },
      { token: null },
    );
  expect((await confirm("florin_cs_wrong", await token())).status).toBe(404);
  const { status, body } = await confirm(checkout.client_secret, await token());
  expect([status, body.status, body.subscription_id]).toEqual([200, "confirmed", null]);
  expect((await api("GET", `/orders/${body.order_id}`)).body).toMatchObject({
    checkout_id: checkout.id,
    status: "paid",
  });
  const completed = (await api("GET", "/checkouts?status=completed&limit=100")).body.items;
  expect(completed.map(({ id }: { id: string }) => id)).toContain(checkout.id);
});

test("paying needs an e-mail, a place and a confirmation token, each refused at its field", async () => {
  const { client_secret } = (await create({ products: [(await aProduct()).id] })).body;
  const refusedAt = async (body: object) =>
    (await asBuyer("POST", client_secret, body, "/confirm")).body.detail[0].loc;
  const email = { customer_email: "buyer@example.com" };
  expect(await refusedAt({ ...email, ...germany })).toEqual(["body", "confirmation_token_id"]);
  expect(await refusedAt({ ...germany, confirmation_token_id: await token() })).toEqual([
    "body",
    "customer_email",
  ]);
  expect(
    await refusedAt({ ...email, ...germany, confirmation_token_id: "ctoken_unknown", customer_email: null }),
  ).toEqual(["body", "confirmation_token_id"]);
});

test("after a decline nothing is bought or changed for whoever's e-mail was typed first", async () => {
  const known = { email: "somebody.else@example.com", name: "Else", billing_address: { country: "FR" } };
  const other = (await api("POST", "/customers", known)).body;
  const { id, client_secret } = (await create({ products: [(await aProduct()).id] })).body;
  const pay = async (email: string, card?: string) =>
    asBuyer(
      "POST",
      client_secret,
      {
        ...germany,
        customer_email: email,
        customer_name: "Buyer",
        confirmation_token_id: await token(card),
      },
      "/confirm",
    );
  expect((await pay(other.email, "4000000000000002")).body.error).toBe("PaymentError");
  expect((await api("GET", `/checkouts/${id}`)).body.customer_id).toBe(null);
  const { order_id } = (await pay("second.thought@example.com")).body;
  const order = (await api("GET", `/orders/${order_id}`)).body;
  expect(order.customer.email).toBe("second.thought@example.com");
  expect((await api("GET", `/checkouts/${id}`)).body.customer_id).toBe(order.customer_id);
  expect((await api("GET", `/customers/${other.id}`)).body).toEqual(other);
});

test("a decline comes again under its Idempotency-Key, and the card is not tried a second time", async () => {
  const { id, client_secret } = (await create({ products: [(await aProduct()).id] })).body;
  const body = {
    ...germany,
    customer_email: "twice@example.com",
    confirmation_token_id: await token("4000000000009995"),
  };
  const pay = () =>
    api("POST", `/checkouts/client/${client_secret}/confirm`, body, {
      token: null,
      headers: { "Idempotency-Key": "declined-once" },
    });
  const [first, second] = [await pay(), await pay()];
  expect([first.status, first.body.error]).toEqual([400, "PaymentError"]);
  expect([second.status, second.body]).toEqual([first.status, first.body]);
  expect(second.headers.get("idempotency-replayed")).toBe("true");
  expect((await api("GET", `/payments?checkout_id=${id}`)).body.pagination.total_count).toBe(1);
});

test("what the card form says of the buyer is taken only where it could have been typed, or nothing is charged", async () => {
  const { id, client_secret } = (await create({ products: [(await aProduct()).id] })).body;
  const tokenSaying = async (email: string, name: string) =>
    (
      await confirmationToken(shop.sandbox(), card("4242424242424242"), {
        "payment_method_data[billing_details][email]": email,
        "payment_method_data[billing_details][name]": name,
        "payment_method_data[billing_details][address][country]": "DE",
      })
    ).body.id;
  const pay = async (confirmation_token_id: string) =>
    (await asBuyer("POST", client_secret, { confirmation_token_id }, "/confirm")).body;
  const refused = await pay(await tokenSaying("no address", "Bo"));
  expect(refused.detail[0].loc).toEqual(["body", "customer_email"]);
  expect((await api("GET", `/payments?checkout_id=${id}`)).body.items).toEqual([]);
  const paid = await pay(await tokenSaying("card@example.com", "n".repeat(300)));
  expect([paid.customer_email, paid.customer_name]).toEqual(["card@example.com", null]);
  expect((await api("GET", `/orders/${paid.order_id}`)).body.customer.email).toBe("card@example.com");
});
