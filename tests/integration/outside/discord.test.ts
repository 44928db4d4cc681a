import { afterAll, beforeAll, expect, test } from "vitest";
import { endedNow, pausedAtPeriodEnd } from "@/modules/subscriptions/rules/cancel";
import { aPlan } from "../../factories/subscription.ts";
import { startDiscord } from "../../setup/discord-double.ts";
import { shopForTest } from "../../setup/shop.ts";
import { aProductWith, buy, grantsOf, refund } from "../benefits/shop-with-credits.ts";
import { aPlanThatGives, type CreditPlan, listBenefits, subscribe } from "../benefits/subscribed.ts";
import { aRoleBenefit, connect, hasPlace, only, settle } from "./connected.ts";

const discord = await startDiscord();
afterAll(() => discord.stop());
const shop = shopForTest(discord.settings);
const { api } = shop;
const ctx = () => shop.own().ctx;

const GUILD = "700";
const [MEMBER, PATRON] = ["71", "72"];
const DAY_MS = 86_400_000;
let people = 2000;
const anAccount = () => String(++people);

let on: CreditPlan;
let larger: CreditPlan["plan"];
beforeAll(async () => {
  await hasPlace(ctx(), "discord", GUILD);
  on = await aPlanThatGives(shop, { type: "feature_flag", description: "Export", properties: {} });
  await hasPlace(await on.ctx(), "discord", GUILD);
  larger = await aPlan(await on.ctx(), { name: "Larger" });
  await listBenefits(on.as, on.plan.id, [await aRoleBenefit(on.as, GUILD, MEMBER)]);
  await listBenefits(on.as, larger.id, [await aRoleBenefit(on.as, GUILD, PATRON)]);
}, 120_000);

async function bought(kick = false) {
  const product = await aProductWith(shop, [await aRoleBenefit(api, GUILD, MEMBER, kick)]);
  const account = anAccount();
  const order = await buy(shop, product.id, { email: `member-${account}@example.com` });
  await settle();
  return {
    account,
    order,
    grant: async () => only(await grantsOf(shop, order.id)),
    refund: async () => {
      await refund(shop, order.id, order.net_amount);
      await settle();
    },
  };
}

test("the customer joins the server with the role, and loses the role alone when the money goes back", async () => {
  const { account, order, grant, refund: refundIt } = await bought();
  expect(await grant()).toMatchObject({ state: "action_required", error: { type: "ActionRequired" } });
  await connect(ctx(), order.customer_id, "discord", account);
  expect(discord.roles(GUILD, account)).toEqual([MEMBER]);
  expect(await grant()).toMatchObject({
    state: "granted",
    properties: { account_id: account, granted_account_id: account, guild_id: GUILD, role_id: MEMBER },
  });
  await refundIt();
  expect([(await grant()).state, discord.roles(GUILD, account)]).toEqual(["revoked", []]);
});

test("where the benefit says so they are put out of the server; who has left already is no matter", async () => {
  const [kicked, left] = [await bought(true), await bought()];
  for (const { order, account } of [kicked, left])
    await connect(ctx(), order.customer_id, "discord", account);
  discord.leave(GUILD, left.account);
  await kicked.refund();
  await left.refund();
  expect(discord.roles(GUILD, kicked.account)).toBeNull();
  expect([(await kicked.grant()).state, (await left.grant()).state]).toEqual(["revoked", "revoked"]);
});

test("a consent that has run out is renewed; one that was taken back is asked for anew", async () => {
  const [renewed, gone] = [await bought(), await bought()];
  discord.expire(renewed.account, true);
  discord.expire(gone.account, false);
  discord.next(/oauth2\/token/, {
    status: 200,
    body: { access_token: `user_${renewed.account}`, refresh_token: `refresh_${renewed.account}` },
  });
  await connect(ctx(), renewed.order.customer_id, "discord", renewed.account);
  expect(discord.roles(GUILD, renewed.account)).toEqual([MEMBER]);
  discord.next(/oauth2\/token/, {
    status: 200,
    body: { access_token: `user_${gone.account}`, refresh_token: `refresh_${gone.account}` },
  });
  await connect(ctx(), gone.order.customer_id, "discord", gone.account);
  expect((await gone.grant()).state).toBe("action_required");
  await connect(ctx(), gone.order.customer_id, "discord", gone.account);
  expect([(await gone.grant()).state, discord.roles(GUILD, gone.account)]).toEqual(["granted", [MEMBER]]);
});

test("Discord's wish for patience is obeyed", async () => {
  const { account, order, grant } = await bought();
  discord.next(/PUT .*roles/, { status: 429, headers: { "Retry-After": "1.5" }, body: { retry_after: 1.5 } });
  await connect(ctx(), order.customer_id, "discord", account);
  expect(await grant()).toMatchObject({ state: "granted", attempts: 0 });
});

test("by the period: renewed, upgraded, paused, resumed and ended, the roles are those of the plan", async () => {
  const life = await subscribe(on);
  const account = anAccount();
  const roles = () => discord.roles(GUILD, account);
  await connect(await on.ctx(), life.customerId, "discord", account);
  expect(roles()).toEqual([MEMBER]);
  await life.pass(31);
  expect(roles()).toEqual([MEMBER]);
  await life.changeTo(larger);
  await settle();
  expect(roles()).toEqual([PATRON]);
  await life.turn((state) => {
    const resumes = new Date(state.current_period_end.getTime() + 5 * DAY_MS);
    return pausedAtPeriodEnd(state, resumes).after;
  });
  await life.pass(32);
  await settle();
  expect([await life.status(), roles()]).toEqual(["paused", []]);
  await life.pass(10);
  await settle();
  expect([await life.status(), roles()]).toEqual(["active", [PATRON]]);
  await life.turn((state, now) => endedNow(state, now).after);
  await settle();
  expect(roles()).toEqual([]);
  expect((await life.grants()).map(({ state }) => state)).toEqual(["revoked", "revoked"]);
});

test("past due the role goes with the grace, and comes back once it is paid; a refunded period takes it too", async () => {
  const life = await subscribe(on);
  const account = anAccount();
  await connect(await on.ctx(), life.customerId, "discord", account);
  await life.payBy("pm_card_chargeCustomerFail");
  await life.pass(31);
  await settle();
  expect([await life.status(), discord.roles(GUILD, account)]).toEqual(["past_due", []]);
  await life.payBy("pm_card_visa");
  await life.pass(10);
  await settle();
  expect(discord.roles(GUILD, account)).toEqual([MEMBER]);
  await life.refund((await life.orders()).at(-1)?.id ?? "");
  await settle();
  expect(discord.roles(GUILD, account)).toEqual([]);
});
