import { benefitFromJSON } from "polar-sdk-strict/models/components/benefit.js";
import { benefitGrantFromJSON } from "polar-sdk-strict/models/components/benefitgrant.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startDiscord } from "../../setup/discord-double.ts";
import { startGithub } from "../../setup/github-double.ts";
import { shopForTest } from "../../setup/shop.ts";
import { aProductWith, buy, grantsOf } from "../benefits/shop-with-credits.ts";
import { aRepositoryBenefit, aRoleBenefit, connect, hasPlace, settle } from "./connected.ts";

const [github, discord] = await Promise.all([startGithub(), startDiscord()]);
afterAll(() => Promise.all([github.stop(), discord.stop()]));
const shop = shopForTest({ ...github.settings, ...discord.settings });
const { api } = shop;
const ctx = () => shop.own().ctx;

beforeAll(async () => {
  github.repository("octo/atlas");
  github.account("42", "ada");
  await hasPlace(ctx(), "github", "octo/atlas");
  await hasPlace(ctx(), "discord", "700");
});

/** What the strict client makes of an answer; it throws where a field is not as it knows it. */
function read<T>(
  text: string,
  reader: (text: string) => { ok: true; value: T } | { ok: false; error: unknown },
): T {
  const result = reader(text);
  if (!result.ok) throw result.error;
  return result.value;
}

test("the strict client reads both types and their grants, before an account is connected and after", async () => {
  const benefits = [await aRepositoryBenefit(api, "octo/atlas"), await aRoleBenefit(api, "700", "71")];
  const shown = benefits.map((benefit) => read(JSON.stringify(benefit), benefitFromJSON));
  expect(shown).toMatchObject([
    {
      type: "github_repository",
      properties: { repositoryOwner: "octo", repositoryName: "atlas", permission: "pull" },
    },
    { type: "discord", properties: { guildId: "700", guildToken: "700", roleId: "71", kickMember: false } },
  ]);
  const order = await buy(shop, (await aProductWith(shop, benefits)).id);
  await settle();
  const grants = async () => {
    const listed = await grantsOf(shop, order.id);
    return listed.map((grant) => read(JSON.stringify(grant), benefitGrantFromJSON));
  };
  for (const grant of await grants())
    expect(grant).toMatchObject({
      isGranted: false,
      error: { type: "ActionRequired" },
      properties: { accountId: null },
    });
  await connect(ctx(), order.customer_id, "github", "42");
  await connect(ctx(), order.customer_id, "discord", "55");
  const properties = (await grants()).map((grant) => grant.properties);
  expect(properties).toContainEqual(
    expect.objectContaining({ accountId: "42", grantedAccountId: "42", repositoryName: "atlas" }),
  );
  expect(properties).toContainEqual(
    expect.objectContaining({ accountId: "55", grantedAccountId: "55", guildId: "700", roleId: "71" }),
  );
});

test("a server is named by its token as well, as the older client does; a type keeps to its own properties", async () => {
  const named = { role_id: "71", kick_member: true, guild_token: "700" };
  const made = await api("POST", "/benefits", { type: "discord", description: "Members", properties: named });
  expect([made.status, made.body.properties]).toEqual([
    201,
    { guild_id: "700", guild_token: "700", role_id: "71", kick_member: true },
  ]);
  const path = `/benefits/${made.body.id}`;
  const changed = { type: "discord", properties: { role_id: "72", kick_member: false } };
  expect((await api("PATCH", path, changed)).body.properties).toMatchObject({
    guild_id: "700",
    role_id: "72",
  });
  const other = { type: "discord", properties: { guild_id: "701", role_id: "72", kick_member: false } };
  expect((await api("PATCH", path, other)).body.detail[0].loc).toEqual(["body", "properties", "guild_id"]);
});

test("a customer names the account that they have connected, and no other", async () => {
  const benefit = await aRepositoryBenefit(api, "octo/atlas");
  const order = await buy(shop, (await aProductWith(shop, [benefit])).id, { email: "chooser@example.com" });
  await settle();
  const session = await api("POST", "/customer-sessions", { customer_id: order.customer_id });
  const as = { token: session.body.token as string };
  const [grant] = await grantsOf(shop, order.id);
  const say = (account_id: string | null) => {
    const body = { benefit_type: "github_repository", properties: { account_id } };
    return api("PATCH", `/customer-portal/benefit-grants/${grant?.id}`, body, as);
  };
  expect((await say("42")).body.detail[0].loc).toEqual(["body", "properties", "account_id"]);
  await connect(ctx(), order.customer_id, "github", "42");
  expect((await say("42")).body).toMatchObject({ is_granted: true, properties: { account_id: "42" } });
  expect((await say("43")).status).toBe(422);
  const { body } = await api("GET", "/customer-portal/customers/me", undefined, as);
  expect(body.oauth_accounts).toEqual({ github: { account_id: "42", account_username: "ada" } });
});
