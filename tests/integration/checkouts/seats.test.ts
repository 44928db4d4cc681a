import { expect, test } from "vitest";
import { openLink } from "@/modules/checkout-links";
import { teamPrice } from "../../factories/subscription.ts";
import { shopForTest } from "../../setup/shop.ts";
import { subscribing } from "../../setup/subscribe.ts";

const shop = shopForTest();
const { api } = shop;
const { aPlan, open, confirm, subscriptionsOf } = subscribing(shop);

const team = (named: object = {}) => aPlan({ name: "Team", prices: [teamPrice], ...named });
const asBuyer = (secret: string, body: object) =>
  api("PATCH", `/checkouts/client/${secret}`, body, { token: null });
const saidOf = ({ status, body }: Awaited<ReturnType<typeof api>>) => [status, body.detail?.[0]];

test("a buyer chooses how many seats they buy, and the tier of their number says what each costs", async () => {
  const checkout = await open({ products: [(await team()).id] });
  expect(checkout).toMatchObject({ seats: 1, min_seats: null, max_seats: null, amount: 1000 });
  const { body } = await asBuyer(checkout.client_secret, { seats: 5 });
  expect(body).toMatchObject({ seats: 5, amount: 4000, renewal: { amount: 4000 } });
  for (const seats of [0, 21, 2.5])
    expect(saidOf(await asBuyer(checkout.client_secret, { seats }))).toMatchObject([
      422,
      { loc: ["body", "seats"] },
    ]);
  const { status, body: bought } = await confirm(checkout, "team@example.com");
  expect(status).toBe(200);
  expect(await subscriptionsOf("team@example.com")).toMatchObject([{ seats: 5, amount: 4000n }]);
  const order = (await api("GET", `/orders/${bought.order_id}`)).body;
  expect(order).toMatchObject({
    seats: null,
    subtotal_amount: 4000,
    description: "Team, 5 seats",
    subscription: { seats: 5, amount: 4000 },
  });
});

test("the organization bounds the seats that a buyer may choose, within what the price allows", async () => {
  const { id } = await team();
  const checkout = await open({ products: [id], min_seats: 3, max_seats: 8 });
  expect(checkout).toMatchObject({ seats: 3, min_seats: 3, max_seats: 8, amount: 3000 });
  for (const seats of [2, 9]) expect((await asBuyer(checkout.client_secret, { seats })).status).toBe(422);
  expect((await asBuyer(checkout.client_secret, { min_seats: 1 })).status).toBe(422);
  const refused = await api("POST", "/checkouts", { products: [id], min_seats: 30 });
  expect(saidOf(refused)).toMatchObject([422, { loc: ["body", "seats"] }]);
  const crossed = await api("POST", "/checkouts", { products: [id], min_seats: 5, max_seats: 4 });
  expect(saidOf(crossed)).toMatchObject([422, { loc: ["body", "max_seats"] }]);
});

test("seats that were chosen fit the price that is chosen after them, and mean nothing to one that has none", async () => {
  const small = await team({
    name: "Small team",
    prices: [
      {
        amount_type: "seat_based",
        seat_tiers: { tiers: [{ min_seats: 1, max_seats: 3, price_per_seat: 500 }] },
      },
    ],
  });
  const [big, alone] = [await team(), await aPlan()];
  const { client_secret } = await open({ products: [big.id, small.id, alone.id], seats: 6 });
  const after = async (product_id: string) => (await asBuyer(client_secret, { product_id })).body;
  expect(await after(small.id)).toMatchObject({ seats: 3, amount: 1500 });
  expect(await after(alone.id)).toMatchObject({ seats: null, amount: 2000 });
  expect(saidOf(await asBuyer(client_secret, { seats: 2 }))).toMatchObject([
    422,
    { loc: ["body", "seats"], msg: "This price is not by the seat." },
  ]);
  expect(await after(big.id)).toMatchObject({ seats: 1, amount: 1000 });
});

test("of what is sold once the order says how many seats, and nobody gets what they bring before they take one", async () => {
  const note = { type: "custom", description: "A note", properties: { note: "Welcome" } };
  const benefit = (await api("POST", "/benefits", note)).body;
  const course = (
    await api("POST", "/products", { name: "Course", prices: [teamPrice], benefits: [benefit.id] })
  ).body;
  const { body } = await confirm(await open({ products: [course.id], seats: 4 }), "course@example.com");
  const order = (await api("GET", `/orders/${body.order_id}`)).body;
  expect(order).toMatchObject({ seats: 4, subtotal_amount: 4000, description: "Course, 4 seats" });
  const grants = await api("GET", `/benefit-grants?customer_id=${order.customer_id}`);
  expect(grants.body.pagination.total_count).toBe(0);
});

test("a link sells the seats it names, refuses those its products are not sold for, and leaves them to the buyer where they no longer fit", async () => {
  const plan = await team();
  const refused = await api("POST", "/checkout-links", { products: [plan.id, (await aPlan()).id], seats: 4 });
  expect(saidOf(refused)).toMatchObject([422, { loc: ["body", "seats"] }]);
  const link = (await api("POST", "/checkout-links", { products: [plan.id], seats: 4 })).body;
  const opened = async () => {
    const secret = await openLink(shop.own().ctx, link.client_secret, {});
    return (await api("GET", `/checkouts/client/${secret}`, undefined, { token: null })).body;
  };
  expect([link.seats, await opened()]).toMatchObject([
    4,
    { seats: 4, min_seats: 4, max_seats: 4, amount: 4000 },
  ]);
  const few = {
    amount_type: "seat_based",
    seat_tiers: { tiers: [{ min_seats: 1, max_seats: 2, price_per_seat: 900 }] },
  };
  await api("PATCH", `/products/${plan.id}`, { prices: [few] });
  expect(await opened()).toMatchObject({ seats: 1, min_seats: null, max_seats: null, amount: 900 });
});
