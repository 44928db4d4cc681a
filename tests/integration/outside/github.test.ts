import { afterAll, beforeAll, expect, test } from "vitest";
import { settleGrant } from "@/modules/benefit-grants/settle-grant";
import { reachOutside } from "@/modules/benefit-grants/types/outside/reach";
import { world } from "@/server/context";
import { startGithub } from "../../setup/github-double.ts";
import { runJobs } from "../../setup/jobs.ts";
import { shopForTest } from "../../setup/shop.ts";
import { deliver, eventOf } from "../../setup/stripe-events.ts";
import { aProductWith, buy, eventsOf, grantsOf, refund } from "../benefits/shop-with-credits.ts";
import { aRepositoryBenefit, connect, hasPlace, only, settle } from "./connected.ts";

const github = await startGithub();
afterAll(() => github.stop());
const shop = shopForTest(github.settings);
const { api } = shop;
const ctx = () => shop.own().ctx;

const REPO = "octo/Atlas";
let people = 0;
/** An account of GitHub, and the address of whom it belongs to. */
const aPerson = () => {
  const id = String(1000 + ++people);
  github.account(id, `person-${id}`);
  return { id, email: `person-${id}@example.com` };
};

beforeAll(async () => {
  github.repository(REPO);
  await hasPlace(ctx(), "github", REPO.toLowerCase());
});

async function bought(permission?: string, person = aPerson()) {
  const product = await aProductWith(shop, [await aRepositoryBenefit(api, REPO, permission)]);
  const order = await buy(shop, product.id, { email: person.email });
  await settle();
  const grant = async () => only(await grantsOf(shop, order.id));
  return { person, order, grant, refund: () => refund(shop, order.id, order.net_amount) };
}

test("until the customer connects their account it says so; then they are invited, and after the refund they are out", async () => {
  const { person, order, grant, refund: refundIt } = await bought("push");
  expect(await grant()).toMatchObject({
    state: "action_required",
    is_granted: false,
    attempts: 0,
    error: { type: "ActionRequired", message: expect.stringContaining("GitHub") },
    properties: { account_id: null },
  });
  await connect(ctx(), order.customer_id, "github", person.id);
  expect(github.access(REPO, person.id)).toBe("push");
  const granted = await grant();
  expect(granted).toMatchObject({
    state: "granted",
    error: null,
    properties: {
      account_id: person.id,
      granted_account_id: person.id,
      repository_owner: "octo",
      repository_name: "Atlas",
      permission: "push",
    },
  });
  github.accept(REPO, person.id);
  await refundIt();
  await settle();
  expect(github.access(REPO, person.id)).toBeUndefined();
  expect((await grant()).state).toBe("revoked");
  const told = await eventsOf(shop, granted.id);
  expect(told).toEqual(["benefit_grant.updated", "benefit_grant.created", "benefit_grant.revoked"]);
});

test("an invitation that was never accepted is taken back, and one that was never asked for costs no call", async () => {
  const invited = await bought();
  await connect(ctx(), invited.order.customer_id, "github", invited.person.id);
  const never = await bought();
  const before = github.log.length;
  await never.refund();
  await settle();
  expect([(await never.grant()).state, github.log.length]).toEqual(["revoked", before]);
  await invited.refund();
  await settle();
  expect(github.access(REPO, invited.person.id)).toBeUndefined();
});

test("who left by themselves, or whose account is gone or renamed, is no matter", async () => {
  const [left, renamed] = [await bought(), await bought()];
  for (const { order, person } of [left, renamed]) {
    await connect(ctx(), order.customer_id, "github", person.id);
    github.accept(REPO, person.id);
  }
  github.leave(REPO, left.person.id);
  github.rename(renamed.person.id, "somebody-else");
  await Promise.all([left.refund(), renamed.refund()]);
  await settle();
  for (const { grant, person } of [left, renamed]) {
    expect((await grant()).state).toBe("revoked");
    expect(github.access(REPO, person.id)).toBeUndefined();
  }
});

test("what another order pays for stays, with as much as that is for", async () => {
  const first = await bought("push");
  await connect(ctx(), first.order.customer_id, "github", first.person.id);
  github.accept(REPO, first.person.id);
  const second = await bought("pull", first.person);
  expect((await second.grant()).state).toBe("granted");
  await first.refund();
  await settle();
  expect([(await first.grant()).state, github.access(REPO, first.person.id)]).toEqual(["revoked", "pull"]);
  await second.refund();
  await settle();
  expect(github.access(REPO, first.person.id)).toBeUndefined();
});

test("what GitHub took, though we did not hear of it, is given again when the refund fails at the bank", async () => {
  const person = aPerson();
  const product = await aProductWith(shop, [await aRepositoryBenefit(api, REPO)]);
  const order = await buy(shop, product.id, { email: person.email, card: "4000000000005126" });
  await settle();
  await connect(ctx(), order.customer_id, "github", person.id);
  github.accept(REPO, person.id);
  github.next(/DELETE .*collaborators/, "unheard", 3);
  const { id } = await refund(shop, order.id, order.net_amount);
  expect((await runJobs()).failed).toContain("benefit-grants.reach-outside");
  expect(github.access(REPO, person.id)).toBeUndefined();
  const given = await ctx().db.refund.findUniqueOrThrow({ where: { id } });
  await deliver(shop, await eventOf(shop, given.stripe_refund_id ?? "", "refund.failed"));
  github.calm();
  await settle();
  expect([only(await grantsOf(shop, order.id)).state, github.access(REPO, person.id)]).toEqual([
    "granted",
    "pull",
  ]);
});

test("another account takes the place of the one before, which is out", async () => {
  const { person, order, grant } = await bought();
  await connect(ctx(), order.customer_id, "github", person.id);
  const other = aPerson();
  await connect(ctx(), order.customer_id, "github", other.id);
  expect([github.access(REPO, person.id), github.access(REPO, other.id)]).toEqual([undefined, "pull"]);
  expect((await grant()).properties).toMatchObject({ account_id: other.id });
});

test("GitHub's wish for patience is obeyed and is no failure; what fails is told, tried again, and then done", async () => {
  const slow = await bought();
  const wait = { status: 403, headers: { "Retry-After": "600", "x-ratelimit-remaining": "0" } };
  github.next(/PUT .*collaborators/, wait);
  const { connectAccount } = await import("@/modules/connections/connect-account");
  const code = { code: slow.person.id, verifier: "v", redirectUri: "http://127.0.0.1:3000/" };
  await connectAccount(ctx(), slow.order.customer_id, "github", code);
  expect((await runJobs()).failed).toEqual([]);
  const [job] = await ctx().db.$queryRawUnsafe<{ minutes: number; attempts: number }[]>(
    "SELECT round(extract(epoch FROM run_at - now()) / 60)::int AS minutes, attempts::int FROM graphile_worker._private_jobs WHERE key LIKE 'outside-%'",
  );
  expect(job).toEqual({ minutes: 10, attempts: 0 });
  expect(await slow.grant()).toMatchObject({ state: "pending", attempts: 0 });
  github.next(/PUT .*collaborators/, { status: 500 });
  expect((await runJobs({ evenLater: true })).failed).toEqual(["benefit-grants.reach-outside"]);
  expect(await slow.grant()).toMatchObject({
    state: "pending",
    attempts: 1,
    error: { type: "ServiceUnavailable" },
  });
  await ctx().db.$executeRawUnsafe("UPDATE graphile_worker._private_jobs SET run_at = now()");
  await settle();
  expect(await slow.grant()).toMatchObject({ state: "granted", attempts: 0, error: null });
});

test("a refusal says what to change: the App is not installed there", async () => {
  await hasPlace(ctx(), "github", "octo/gone");
  const product = await aProductWith(shop, [await aRepositoryBenefit(api, "octo/gone")]);
  const person = aPerson();
  const order = await buy(shop, product.id, { email: person.email });
  await settle();
  await connect(ctx(), order.customer_id, "github", person.id);
  const grant = only(await grantsOf(shop, order.id));
  expect(grant.error).toMatchObject({
    type: "GithubRefused",
    message: expect.stringContaining("not installed"),
  });
});

test("however invitation and refund cross, and whoever dies between them, nobody stays who was given the money back", async () => {
  const ignored = async () => undefined;
  const attempt = (work: Promise<unknown>) => work.catch(() => undefined);
  for (let round = 0; round < 5; round++) {
    const { person, order, grant, refund: refundIt } = await bought();
    const { connectAccount } = await import("@/modules/connections/connect-account");
    const code = { code: person.id, verifier: "v", redirectUri: "http://127.0.0.1:3000/" };
    await connectAccount(ctx(), order.customer_id, "github", code);
    const { id } = await grant();
    // A job that spoke to GitHub and died before it could say so.
    if (round % 2) github.next(/DELETE .*collaborators/, { status: 502 });
    await Promise.all([
      ...[1, 2, 3].map(() => attempt(reachOutside(world(), id, ignored))),
      attempt(settleGrant(world(), id, ignored)),
      refundIt(),
      attempt(runJobs()),
    ]);
    for (let again = 0; again < 3; again++) {
      await ctx().db.$executeRawUnsafe("UPDATE graphile_worker._private_jobs SET run_at = now()");
      await settle();
    }
    expect([(await grant()).state, github.access(REPO, person.id)]).toEqual(["revoked", undefined]);
  }
});

test("nobody sells access to a repository that another organization administrates", async () => {
  const { token } = await shop.merchant();
  const properties = { repository_owner: "octo", repository_name: "atlas", permission: "admin" };
  const body = { type: "github_repository", description: "Source", properties };
  const refused = await api("POST", "/benefits", body, { token });
  expect([refused.status, refused.body.detail[0].loc]).toEqual([
    422,
    ["body", "properties", "repository_name"],
  ]);
  expect((await api("POST", "/benefits", body)).status).toBe(201);
});
