import { afterEach, expect, test } from "vitest";
import { shopForTest } from "../../setup/shop.ts";
import { control } from "../sandbox/start-sandbox.ts";
import { answerBank, methods, ownCustomer, return_url } from "./own-customer.ts";

const shop = shopForTest();
const ctx = () => shop.own().ctx;

afterEach(() => control(shop.sandbox(), "DELETE", "faults"));

test("a customer leaves a card, which Stripe keeps for them and they see", async () => {
  const own = await ownCustomer(shop);
  const { status, body } = await own.add();
  expect([status, body]).toEqual([
    201,
    {
      status: "succeeded",
      payment_method: expect.objectContaining({
        customer_id: own.id,
        type: "card",
        method_metadata: { brand: "visa", last4: "4242", exp_month: 12, exp_year: 2040 },
        is_default: true,
        expires_at: "2041-01-01T00:00:00.000Z",
      }),
    },
  ]);
  expect(await own.list()).toEqual([body.payment_method]);
  const known = await ctx().db.customer.findUniqueOrThrow({ where: { id: own.id } });
  const { data } = await shop
    .sandbox()
    .stripe.customers.listPaymentMethods(known.stripe_customer_id ?? "", {});
  expect(data).toMatchObject([{ card: { last4: "4242" } }]);
});

test("the card that a customer wishes for becomes the default, and any other only by choice", async () => {
  const own = await ownCustomer(shop);
  const [first, second, third] = [await own.add(), await own.add(), await own.add(undefined, true)].map(
    ({ body }) => body.payment_method.id,
  );
  const defaults = async () =>
    (await own.list())
      .filter((item: { is_default: boolean }) => item.is_default)
      .map((item: { id: string }) => item.id);
  expect(await defaults()).toEqual([third]);
  const chosen = await own.ask("POST", `/${second}/default`);
  expect([chosen.status, chosen.body]).toEqual([
    200,
    expect.objectContaining({ id: second, is_default: true }),
  ]);
  expect(await defaults()).toEqual([second]);
  expect((await own.list()).map((item: { id: string }) => item.id)).toEqual([third, second, first]);
});

test.for([
  ["4000000000000002", "Your card was declined."],
  ["4000000000009995", "Your card has insufficient funds."],
  ["4000000000000069", "Your card has expired."],
] as const)(
  "a card that the bank refuses (%s) is not kept, and the customer reads why",
  async ([card, detail]) => {
    const own = await ownCustomer(shop);
    const { status, body } = await own.add(card);
    expect([status, body]).toEqual([400, { error: "PaymentMethodSetupFailed", detail }]);
    expect(await own.list()).toEqual([]);
  },
);

test("a confirmation token that is none is refused beside its field", async () => {
  const own = await ownCustomer(shop);
  const { status, body } = await own.ask("POST", "", {
    confirmation_token_id: "ctoken_nothing",
    set_default: false,
    return_url,
  });
  expect([status, body.detail[0].loc]).toEqual([422, ["body", "confirmation_token_id"]]);
});

test("a card whose bank asks is kept once it was answered, and not before", async () => {
  const own = await ownCustomer(shop);
  const { status, body } = await own.add("4000002500003155");
  expect([status, body]).toEqual([
    201,
    { status: "requires_action", client_secret: expect.stringMatching(/^seti_/) },
  ]);
  expect((await own.confirm(body.client_secret)).body.status).toBe("requires_action");
  expect(await own.list()).toEqual([]);
  await answerBank(shop, body.client_secret, "complete");
  const confirmed = await own.confirm(body.client_secret, true);
  expect([confirmed.status, confirmed.body.status]).toEqual([201, "succeeded"]);
  expect(await own.list()).toEqual([confirmed.body.payment_method]);
  expect((await own.confirm(body.client_secret, true)).body).toEqual(confirmed.body);
  expect(await own.list()).toHaveLength(1);
});

test("a card whose bank was not convinced is not kept", async () => {
  const own = await ownCustomer(shop);
  const { body } = await own.add("4000002500003155");
  await answerBank(shop, body.client_secret, "fail");
  const confirmed = await own.confirm(body.client_secret);
  expect([confirmed.status, confirmed.body.error]).toEqual([400, "PaymentMethodSetupFailed"]);
  expect(await own.list()).toEqual([]);
});

test("what another customer has begun is as if it were not there", async () => {
  const [own, another] = [await ownCustomer(shop), await ownCustomer(shop)];
  const begun = await another.add("4000002500003155");
  expect((await own.confirm(begun.body.client_secret)).status).toBe(422);
  expect((await own.confirm("seti_nothing_secret_x")).status).toBe(422);
  const { id } = (await another.add()).body.payment_method;
  expect((await own.ask("DELETE", `/${id}`)).status).toBe(404);
  expect((await own.ask("POST", `/${id}/default`)).status).toBe(404);
  expect(await another.list()).toHaveLength(1);
});

test("an answer that was lost is given again when the same is asked, and there is one card", async () => {
  const own = await ownCustomer(shop);
  await own.add();
  const sent = { confirmation_token_id: await shop.token(), set_default: true, return_url };
  const fault = { method: "POST", path: "/v1/setup_intents", mode: "drop_after", times: 2 };
  await control(shop.sandbox(), "POST", "faults", fault);
  const lost = await own.ask("POST", "", sent);
  expect([lost.status, lost.body.error]).toEqual([503, "ServiceUnavailable"]);
  expect(await own.list()).toHaveLength(1);
  expect((await own.ask("POST", "", sent)).body.status).toBe("succeeded");
  expect(await own.list()).toHaveLength(2);
});

test("a session of a customer reaches nothing else, and an access token not this", async () => {
  expect((await shop.api("GET", methods)).status).toBe(403);
  expect((await shop.api("GET", methods, undefined, { token: null })).status).toBe(401);
});
