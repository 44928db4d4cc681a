import { expect, test } from "vitest";
import { runJobs } from "../../setup/jobs.ts";
import { shopForTest } from "../../setup/shop.ts";
import { deliver, eventOf } from "../../setup/stripe-events.ts";
import { answerBank, ownCustomer } from "./own-customer.ts";

const shop = shopForTest();
const ctx = () => shop.own().ctx;

const rowOf = (id: string) => ctx().db.payment_method.findUnique({ where: { id } });

test("a setup that nobody lived to hear of is kept when Stripe tells of it, and told twice it is one", async () => {
  const own = await ownCustomer(shop);
  const first = (await own.add()).body.payment_method;
  const { body } = await own.add("4000002500003155", true);
  await answerBank(shop, body.client_secret, "complete");
  expect(await own.list()).toEqual([first]);
  const event = await eventOf(shop, body.client_secret.split("_secret_")[0], "setup_intent.succeeded");
  await deliver(shop, event);
  const [kept] = await own.list();
  expect(kept).toMatchObject({ method_metadata: { last4: "3155" }, is_default: true });
  await own.ask("POST", `/${first.id}/default`);
  await deliver(shop, { ...event, id: `${event.id}_again` });
  expect((await own.list()).map((item: { is_default: boolean }) => item.is_default)).toEqual([false, true]);
});

test("a card that was detached in Stripe's dashboard is gone here too, and another is the default", async () => {
  const own = await ownCustomer(shop);
  const first = (await own.add()).body.payment_method;
  const second = (await own.add()).body.payment_method;
  const stripeId = (await rowOf(first.id))?.stripe_payment_method_id ?? "";
  await shop.sandbox().stripe.paymentMethods.detach(stripeId);
  await deliver(shop, await eventOf(shop, stripeId, "payment_method.detached"));
  expect(await own.list()).toEqual([{ ...second, is_default: true }]);
});

test("a card that its bank has renewed has its new expiry, and an event told late does not undo it", async () => {
  const own = await ownCustomer(shop);
  const { id } = (await own.add()).body.payment_method;
  const stripeId = (await rowOf(id))?.stripe_payment_method_id ?? "";
  const renew = (exp_year: number) =>
    shop.sandbox().stripe.paymentMethods.update(stripeId, { card: { exp_month: 3, exp_year } });
  await renew(2044);
  const early = await eventOf(shop, stripeId, "payment_method.updated");
  await renew(2046);
  await deliver(shop, early);
  expect(await own.list()).toMatchObject([
    { method_metadata: { exp_month: 3, exp_year: 2046 }, expires_at: "2046-04-01T00:00:00.000Z" },
  ]);
  await deliver(shop, {
    ...early,
    id: `${early.id}_auto`,
    type: "payment_method.automatically_updated",
  } as never);
  expect(await own.list()).toHaveLength(1);
});

test("a removed card is not brought back by what Stripe tells late", async () => {
  const own = await ownCustomer(shop);
  const { body } = await own.add("4000002500003155");
  await answerBank(shop, body.client_secret, "complete");
  const { id } = (await own.confirm(body.client_secret)).body.payment_method;
  await own.ask("DELETE", `/${id}`);
  await runJobs();
  await deliver(shop, await eventOf(shop, body.client_secret.split("_secret_")[0], "setup_intent.succeeded"));
  expect(await own.list()).toEqual([]);
  expect((await own.confirm(body.client_secret)).body.error).toBe("PaymentMethodSetupFailed");
});
