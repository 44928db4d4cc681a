import { expect } from "vitest";
import type { Platform } from "@/modules/connections/schema";
import { world } from "@/server/context";
import type { Discord } from "../../setup/discord-double.ts";
import type { Github } from "../../setup/github-double.ts";
import { DAY_MS, type Given, GRACE_DAYS, GUILD, REPO, type Story } from "./story.ts";

const PERMISSIONS = ["pull", "triage", "push", "maintain", "admin"];

/** What the subscription gives by now, from what it gave before: told from its row and its orders alone. */
async function ofSubscription({ row, life, on, shelves }: Story, before: readonly Given[]): Promise<Given[]> {
  const { status, product_id, past_due_at } = await row();
  const paid = (await life.orders()).filter((order) => /paid|refunded/.test(order.status));
  const { listed } = product_id === shelves.small.id ? shelves.small : shelves.large;
  if (paid.at(-1)?.status === "refunded") return [];
  if (status === "active" || status === "trialing") return listed;
  const { now } = await on.ctx();
  const isInGrace =
    status === "past_due" && past_due_at && now.getTime() < past_due_at.getTime() + GRACE_DAYS * DAY_MS;
  return isInGrace ? before.filter((each) => listed.includes(each)) : [];
}

const has = (given: readonly Given[], platform: Platform) =>
  given.filter((each) => each.platform === platform);

const highest = (given: readonly Given[]) =>
  PERMISSIONS.findLast((permission) => given.some(({ what }) => what === permission));

const rolesOf = (given: readonly Given[]) => [...new Set(given.map(({ what }) => what))].sort();

type Services = { github: Github; discord: Discord };

/** Compares what a customer has with what their open orders and their subscription say, one step after the other. */
export function comparing(
  story: Story,
  services: Services,
  accounts: { [P in Platform]: readonly string[] },
) {
  const { on, life, bought, connected } = story;
  let subscribed: Given[] = story.shelves.small.listed;

  /** Whose consent has ended has to connect anew: until then nobody says what the service has. */
  const isLost = async (platform: Platform) =>
    connected[platform] !== null &&
    (await world().db.connected_account.count({ where: { customer_id: life.customerId, platform } })) === 0;

  const compareServices = (meant: readonly Given[]) => {
    for (const account of accounts.github)
      expect(services.github.access(REPO, account), `GitHub, ${account}`).toBe(
        account === connected.github ? highest(has(meant, "github")) : undefined,
      );
    for (const account of accounts.discord)
      expect((services.discord.roles(GUILD, account) ?? []).sort(), `Discord, ${account}`).toEqual(
        account === connected.discord ? rolesOf(has(meant, "discord")) : [],
      );
  };

  return async () => {
    subscribed = await ofSubscription(story, subscribed);
    const meant = [
      ...bought.flatMap(({ id, has: given }) => given.map((each) => ({ ...each, by: id }))),
      ...subscribed.map((each) => ({ ...each, by: life.subscriptionId })),
    ];
    const lost = (await isLost("discord")) ? "discord" : null;
    const held = meant.filter(({ platform }) => connected[platform] !== null && platform !== lost);
    const { body } = await on.as("GET", `/customers/${life.customerId}/state`);
    const name = (benefit: string, by: string | null) => `${benefit} by ${by}`;
    type Held = {
      benefit_id: string;
      benefit_type: string;
      order_id: string | null;
      subscription_id: string;
    };
    const granted = (body.granted_benefits as Held[])
      .filter(({ benefit_type }) => !lost || benefit_type !== "discord")
      .map(({ benefit_id, order_id, subscription_id }) => name(benefit_id, order_id ?? subscription_id));
    expect(granted.sort()).toEqual(held.map(({ id, by }) => name(id, by)).sort());
    if (!lost) compareServices(held);
    return { lost };
  };
}
