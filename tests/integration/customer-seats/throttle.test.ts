import { expect, test } from "vitest";
import { newId } from "@/lib/id";
import { limits } from "@/server/auth/limits";
import { world } from "@/server/context";
import { aSessionOf } from "../../factories/customer-member.ts";
import { aSeat, aTeam } from "../../factories/customer-seat.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest({ FLORIN_RATE_LIMITS: "on" });
const { api, own } = shop;

const count = (name: string, used: number) =>
  world().redis.command("SET", `florin:limit:${name}`, String(used), "PX", "60000");

test("an address is invited so often and no more, whoever asks; a seat given at once is not counted", async () => {
  const { sale } = await aTeam(own().ctx);
  const seat = await aSeat(own().ctx, sale);
  await count(`seat-invitation:${own().id}:${seat.email}`, limits.portalMail.max);
  expect((await api("POST", `/customer-seats/${seat.id}/resend`)).status).toBe(429);
  const other = await aTeam(own().ctx);
  const assign = (more: object) =>
    api("POST", "/customer-seats", { ...other.sale, email: seat.email, ...more });
  expect((await assign({})).status).toBe(429);
  expect((await assign({ immediate_claim: true })).status).toBe(200);
});

test("a buyer invites so many people and no more, which another buyer does not feel", async () => {
  const { ctx } = own();
  const invite = async ({ sale, customerId }: Awaited<ReturnType<typeof aTeam>>) => {
    const token = await aSessionOf(ctx, { customer_id: customerId });
    const body = { ...sale, email: `${newId()}@example.com` };
    return (await api("POST", "/customer-portal/seats", body, { token })).status;
  };
  const [busy, quiet] = [await aTeam(ctx), await aTeam(ctx)];
  await count(`seat-invitations:${busy.customerId}`, limits.seatInvitations.max);
  expect([await invite(busy), await invite(quiet)]).toEqual([429, 200]);
});

test("whoever tries many links is told to wait before anything is looked up", async () => {
  const claim = () => api("POST", "/customer-seats/claim", { invitation_token: "x" }, { token: null });
  expect((await claim()).status).toBe(410);
  const [key] = (await world().redis.command("KEYS", "florin:limit:seat-claim:*")) as string[];
  await world().redis.command("SET", key ?? "", String(limits.portalCode.max), "KEEPTTL");
  expect((await claim()).status).toBe(429);
  const look = await api("GET", "/customer-seats/claim/x", undefined, { token: null });
  expect(look.status).toBe(429);
});
