import { beforeAll, expect, test } from "vitest";
import { newId } from "@/lib/id";
import { DAY_MS } from "@/lib/time";
import { claimSeat } from "@/modules/customer-seats/claim-seat";
import { resendInvitation } from "@/modules/customer-seats/resend-invitation";
import { sendInvitation } from "@/modules/customer-seats/send-invitation";
import type { Context } from "@/server/context";
import { world } from "@/server/context";
import { aBenefitOf, leastOf } from "../../factories/benefit.ts";
import { aCustomer } from "../../factories/customer.ts";
import { aClaimedSeat, anInvitationTo, aSeat, aSeatOrder, aTeam } from "../../factories/customer-seat.ts";
import { runJobs } from "../../setup/jobs.ts";
import { mailsTo } from "../../setup/mails.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();
const { api } = shop;
let ctx: Context;
beforeAll(() => {
  ctx = shop.own().ctx;
});

const claim = (invitation_token: string) =>
  api("POST", "/customer-seats/claim", { invitation_token }, { token: null });
const look = (token: string) => api("GET", `/customer-seats/claim/${token}`, undefined, { token: null });
const spent = { status: 410, body: { error: "SeatInvitationSpent" } };
const address = "10.2.2.2";

/** The token in the latest invitation that was mailed to an address; undefined where none was. */
async function mailedTo(email: string | null): Promise<string | undefined> {
  await runJobs();
  const [mail] = await mailsTo(email ?? "");
  return mail && /accept-seat\?token=(\w+)/.exec(mail.text)?.[1];
}

const eventsOf = async (id: string) =>
  (await ctx.db.webhook_event.findMany({ where: { object_id: id }, orderBy: { id: "asc" } })).map(
    ({ type, payload }) => [type, (payload as { status: string }).status],
  );

test("whoever follows the mailed link and accepts is a customer whose address is verified, and goes on signed in", async () => {
  const { sale, product } = await aTeam(ctx);
  const seat = await aSeat(ctx, { ...sale, email: `Seat-${newId()}@example.com` });
  const token = (await mailedTo(seat.email)) ?? "";
  expect((await look(token)).body).toEqual({
    product_name: product.name,
    product_id: product.id,
    organization_name: expect.any(String),
    organization_slug: expect.any(String),
    customer_email: seat.email,
    can_claim: true,
  });
  const { status, body } = await claim(token);
  expect([status, body.seat]).toMatchObject([
    200,
    { id: seat.id, status: "claimed", invitation_token_expires_at: null },
  ]);
  const own = await api("GET", "/customer-portal/customers/me", undefined, {
    token: body.customer_session_token,
  });
  expect(own.body).toMatchObject({ id: body.seat.customer_id, email: seat.email, email_verified: true });
  expect(await eventsOf(seat.id)).toEqual([
    ["customer_seat.assigned", "pending"],
    ["customer_seat.claimed", "claimed"],
  ]);
});

test("looking changes nothing, and what is not an invitation is not found", async () => {
  const { sale } = await aTeam(ctx);
  const seat = await aSeat(ctx, sale);
  const token = await anInvitationTo(ctx, seat);
  const row = () => ctx.db.customer_seat.findUniqueOrThrow({ where: { id: seat.id } });
  const before = await row();
  await look(token);
  expect(await row()).toEqual(before);
  for (const other of [token.slice(1), "x", before.token_hash ?? ""]) {
    expect((await look(other)).status).toBe(404);
    expect(await claim(other)).toMatchObject(spent);
  }
});

test("of all who claim a seat at once one does, and the next is told that the link is spent", async () => {
  const { sale } = await aSeatOrder(ctx);
  const seat = await aSeat(ctx, sale);
  const token = await anInvitationTo(ctx, seat);
  const tries = await Promise.allSettled([1, 2, 3].map(() => claimSeat(world(), { token, address })));
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  for (const tried of tries)
    if (tried.status === "rejected") expect(tried.reason).toMatchObject({ kind: "SeatInvitationSpent" });
  expect(await claim(token)).toMatchObject(spent);
  expect(await eventsOf(seat.id)).toHaveLength(2);
});

test("an invitation holds for 14 days of the organization's own time, and another one voids it", async () => {
  const { token: merchantToken, ctx: own } = await shop.merchant();
  const { sale } = await aTeam(own);
  const seat = await aSeat(own, sale);
  const first = await anInvitationTo(own, seat);
  const as = { token: merchantToken };
  expect((await api("POST", "/test-clock", {}, as)).status).toBeLessThan(300);
  await own.db.test_clock.update({
    where: { organization_id: own.organizationId },
    data: { now_at: new Date(Date.now() + 15 * DAY_MS) },
  });
  expect((await look(first)).body.can_claim).toBe(false);
  expect(await claim(first)).toMatchObject(spent);
  const resent = await api("POST", `/customer-seats/${seat.id}/resend`, undefined, as);
  expect(new Date(resent.body.invitation_token_expires_at).getTime()).toBeGreaterThan(
    Date.now() + 28 * DAY_MS,
  );
  const second = (await mailedTo(seat.email)) ?? "";
  expect(await claim(first)).toMatchObject(spent);
  expect((await claim(second)).status).toBe(200);
});

test("what was claimed or taken back waits for nobody", async () => {
  const { sale } = await aTeam(ctx);
  const claimed = await aClaimedSeat(ctx, sale);
  const revoked = await aSeat(ctx, sale);
  const token = await anInvitationTo(ctx, revoked);
  await api("DELETE", `/customer-seats/${revoked.id}`);
  expect(await claim(token)).toMatchObject(spent);
  for (const { id } of [claimed, revoked])
    expect(await api("POST", `/customer-seats/${id}/resend`)).toMatchObject({
      status: 400,
      body: { error: "SeatNotPending" },
    });
  await expect(resendInvitation((await shop.merchant()).ctx, claimed.id)).rejects.toMatchObject({
    kind: "ResourceNotFound",
  });
});

test("an invitation is mailed once however often its job runs, unless the organization switched it off", async () => {
  const { sale } = await aTeam(ctx);
  const { email, id } = await aSeat(ctx, sale);
  await mailedTo(email);
  await sendInvitation(world(), id);
  expect(await mailsTo(email ?? "")).toHaveLength(1);
  const quiet = await shop.merchant();
  const settings = { customer_email_settings: { seat_invitation: false } };
  await api("PATCH", `/organizations/${quiet.id}`, settings, { token: quiet.token });
  const team = await aTeam(quiet.ctx);
  expect(await mailedTo((await aSeat(quiet.ctx, team.sale)).email)).toBeUndefined();
});

test("no link is stored as it is, nor answered", async () => {
  const { sale, id } = await aTeam(ctx);
  const seat = await aSeat(ctx, sale);
  const token = (await mailedTo(seat.email)) ?? "none";
  const rows = await ctx.db.$queryRaw<unknown[]>`SELECT * FROM customer_seat`;
  const { text } = await api("GET", `/customer-seats?subscription_id=${id}`);
  const told = await ctx.db.webhook_event.findMany({
    where: { object_id: seat.id },
    select: { payload: true },
  });
  for (const shown of [JSON.stringify(rows), text, JSON.stringify(told)]) expect(shown).not.toContain(token);
  expect(text).not.toContain("token_hash");
});

test("who has another seat of it by now is told so, and the seat goes on waiting", async () => {
  const { sale } = await aTeam(ctx);
  const holder = await aCustomer(ctx);
  const invited = await aSeat(ctx, sale);
  const token = await anInvitationTo(ctx, invited);
  await aClaimedSeat(ctx, { ...sale, email: holder.email });
  await ctx.db.customer.update({ where: { id: holder.id }, data: { email: invited.email } });
  expect(await claim(token)).toMatchObject({ status: 409, body: { error: "SeatHeldAlready" } });
  expect((await look(token)).body.can_claim).toBe(true);
});

test("a claimed seat brings what the product has, of a subscription and of an order, and the buyer nothing", async () => {
  const feature = await aBenefitOf(ctx, leastOf.feature_flag);
  const benefits = [feature.id];
  for (const { sale, customerId } of [await aTeam(ctx, { benefits }), await aSeatOrder(ctx, { benefits })]) {
    await runJobs();
    const token = await anInvitationTo(ctx, await aSeat(ctx, sale));
    const { customer_id } = (await claim(token)).body.seat;
    await runJobs();
    const grants = await ctx.db.benefit_grant.findMany({ where: { benefit_id: feature.id, ...sale } });
    expect(grants.map((grant) => [grant.customer_id, grant.state])).toEqual([[customer_id, "granted"]]);
    expect(customer_id).not.toBe(customerId);
  }
});
