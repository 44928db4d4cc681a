import { afterAll, beforeAll, expect, test } from "vitest";
import { connectInDashboard } from "@/modules/connections/connect-in-dashboard";
import { connectInPortal } from "@/modules/connections/connect-in-portal";
import { leadBack } from "@/modules/connections/lead-back";
import { findAccount, listPlaces } from "@/modules/connections/repository";
import { aCustomer } from "../../factories/customer.ts";
import { startDiscord } from "../../setup/discord-double.ts";
import { startGithub } from "../../setup/github-double.ts";
import { shopForTest } from "../../setup/shop.ts";

const [github, discord] = await Promise.all([startGithub(), startDiscord()]);
afterAll(() => Promise.all([github.stop(), discord.stop()]));
const shop = shopForTest({ ...github.settings, ...discord.settings });
const ctx = () => shop.own().ctx;
const HOME = "/portal/shop/access";

beforeAll(() => {
  github.account("42", "ada");
  github.repository("octo/atlas", ["42"]);
  github.repository("others/secret", ["7"]);
});

type Portal = Parameters<typeof connectInPortal>[1];

/** A customer in a browser: what they are sent to, and what they come back with. */
async function aCustomerInPortal() {
  const { id: customerId } = await aCustomer(ctx());
  // As much of the session as a journey looks at.
  const portal = { ctx: ctx(), customerId, organization: { slug: "shop" } } as Portal;
  let cookie = "";
  const go = async (address: string, platform: "github" | "discord" = "github") => {
    const request = new Request(`http://127.0.0.1:3000${address}`, { headers: { cookie } });
    const answer = await connectInPortal(request, portal, platform, HOME);
    cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? cookie;
    return answer.headers.get("location") ?? "";
  };
  return {
    customerId,
    begin: async (platform: "github" | "discord" = "github") =>
      new URL(await go(`/portal/shop/connect/${platform}`, platform)),
    arrive: go,
    forget: () => {
      cookie = "";
    },
    account: () => findAccount(ctx().read, customerId, "github"),
  };
}

/** What the service does once the person has agreed: its code holds what was shown at the beginning. */
function agreed(to: URL, account: string, guild = ""): string {
  const { state, code_challenge, redirect_uri } = Object.fromEntries(to.searchParams);
  const code = [account, code_challenge, ...(guild ? [guild] : [])].join(".");
  const back = leadBack(new Request(`${redirect_uri}?${new URLSearchParams({ code, state: state ?? "" })}`));
  expect(back.status).toBe(303);
  return back.headers.get("location") ?? "";
}

test("a customer goes to GitHub with a proof of who began, and comes back as who they are", async () => {
  const customer = await aCustomerInPortal();
  const to = await customer.begin();
  expect(to.searchParams.get("code_challenge_method")).toBe("S256");
  expect(to.href).not.toContain(customer.customerId.slice(0, 13));
  const back = agreed(to, "42");
  expect(back).toMatch(/^\/portal\/shop\/connect\/github\?/);
  expect(await customer.arrive(back)).toBe(`${HOME}?connection=made`);
  expect(await customer.account()).toMatchObject({ account_id: "42", username: "ada", tokens: null });
  expect(await customer.arrive(back)).toBe(`${HOME}?connection=ended`);
});

test("of Discord the tokens are kept sealed", async () => {
  const customer = await aCustomerInPortal();
  const back = agreed(await customer.begin("discord"), "55");
  expect(await customer.arrive(back, "discord")).toBe(`${HOME}?connection=made`);
  const account = await findAccount(ctx().read, customer.customerId, "discord");
  expect(account).toMatchObject({ account_id: "55", username: "member-55" });
  expect(account?.tokens).not.toContain("user_55");
});

test("an answer counts for nobody else, in no other browser, and not when it is forged, late or a refusal", async () => {
  const [mine, theirs] = [await aCustomerInPortal(), await aCustomerInPortal()];
  await theirs.begin();
  const back = agreed(await mine.begin(), "42");
  expect(await theirs.arrive(back)).toBe(`${HOME}?connection=ended`);
  mine.forget();
  expect(await mine.arrive(back)).toBe(`${HOME}?connection=ended`);
  await mine.begin();
  expect(await mine.arrive(back)).toBe(`${HOME}?connection=failed`);
  const state = new URL(back, "http://x").searchParams.get("state") ?? "";
  await mine.begin();
  expect(await mine.arrive(`/portal/shop/connect/github?code=42&state=${state.slice(0, -3)}xyz`)).toContain(
    "ended",
  );
  await mine.begin();
  expect(await mine.arrive(`/portal/shop/connect/github?refused=yes&state=${state}`)).toContain("refused");
  const wrong = leadBack(new Request("http://127.0.0.1:3000/api/connections/callback?code=1&state=e30.x"));
  expect([wrong.status, wrong.headers.get("location")]).toEqual([400, null]);
  expect([await mine.account(), await theirs.account()]).toEqual([null, null]);
});

test("a member shows what they administrate: the repositories that are theirs, and the server that they added the bot to", async () => {
  const member = { ctx: ctx(), slug: "shop", userId: "01980f4e-6d2c-7a31-9c1b-2f4d5e6a7b80" };
  for (const [platform, guild] of [
    ["github", ""],
    ["discord", "700"],
  ] as const) {
    const begin = new Request(`http://127.0.0.1:3000/dashboard/shop/connect/${platform}`);
    const off = await connectInDashboard(begin, member, platform, "/home");
    const cookie = off.headers.get("set-cookie")?.split(";")[0] ?? "";
    const back = agreed(new URL(off.headers.get("location") ?? ""), "42", guild);
    const arrived = new Request(`http://127.0.0.1:3000${back}`, { headers: { cookie } });
    const done = await connectInDashboard(arrived, member, platform, "/home");
    expect(done.headers.get("location")).toBe("/home?connection=made");
  }
  const places = await listPlaces(ctx().read, shop.own().id);
  expect(places.map(({ platform, place }) => [platform, place])).toEqual([
    ["discord", "700"],
    ["github", "octo/atlas"],
  ]);
});
