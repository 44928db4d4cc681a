import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startDiscord } from "../../setup/discord-double.ts";
import { startGithub } from "../../setup/github-double.ts";
import { shopForTest } from "../../setup/shop.ts";
import { comparing } from "./compare.ts";
import { aStory, type Deed, REPO } from "./story.ts";
import { comeToRest, type Fate, type Fault, fates, faults, meet, strike } from "./unruly.ts";

const [github, discord] = await Promise.all([startGithub(), startDiscord()]);
afterAll(() => Promise.all([github.stop(), discord.stop()]));
const shop = shopForTest({ ...github.settings, ...discord.settings });

const RUNS = Number(process.env.FLORIN_PROPERTY_RUNS || 6);

const usual: Deed[] = [
  "buyPack",
  "buyBundle",
  "refundFirst",
  "refundLast",
  "refundPart",
  "github",
  "discord",
];
const rare: Deed[] = ["otherGithub", "otherDiscord", "editPack", "editPlan", "change", "days", "month"];
const rarer: Deed[] = ["cardFails", "cardPays", "refundPeriod", "pause", "cancel", "end"];
/** What a person does at Discord: their consent runs out, or they take it back and leave. */
const elsewhere = ["lapse", "withdraw"] as const;

const step = fc.record({
  deed: fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...usual) },
    { weight: 4, arbitrary: fc.constantFrom(...rare) },
    { weight: 2, arbitrary: fc.constantFrom(...rarer) },
    { weight: 1, arbitrary: fc.constantFrom(...elsewhere) },
  ),
  fate: fc.constantFrom<Fate>(...fates),
  github: fc.option(fc.constantFrom(...(Object.keys(faults) as Fault[])), { freq: 2 }),
  discord: fc.option(fc.constantFrom(...(Object.keys(faults) as Fault[])), { freq: 2 }),
});

let people = 5000;
const twoAccounts = (): [string, string] => [String(++people), String(++people)];

beforeAll(() => github.repository(REPO));

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

/** Lives one story, and compares after each step. */
async function live(steps: readonly Step[]) {
  const accounts = { github: twoAccounts(), discord: twoAccounts() };
  for (const account of accounts.github) github.account(account, `person-${account}`);
  let fate: Fate = "once";
  const story = await aStory(shop, accounts, () => meet(fate));
  const compare = comparing(story, { github, discord }, accounts);
  const services = [github, discord];
  const go = async (deed: Deed) => {
    await story.deeds[deed]();
    await comeToRest(services);
    return compare();
  };
  const leave = (isRefreshable: boolean) => {
    const account = story.connected.discord;
    if (account) discord.expire(account, isRefreshable);
  };
  for (const { deed, ...unrest } of steps) {
    fate = unrest.fate;
    if (unrest.github) strike(github, unrest.github);
    if (unrest.discord) strike(discord, unrest.discord);
    if (deed === "lapse" || deed === "withdraw") leave(deed === "lapse");
    else await go(deed);
  }
  fate = "once";
  await go("github");
  const { lost } = await go("discord");
  expect(lost).toBeNull();
}

test("after each step of a random life both services and the customer's state say what open orders and subscription say, whatever fails on the way", async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 6, maxLength: 12 }), live), {
    numRuns: RUNS,
    // A life takes seconds: the first that fails is told with its seed, and not made smaller.
    endOnFailure: true,
  });
}, 300_000);
