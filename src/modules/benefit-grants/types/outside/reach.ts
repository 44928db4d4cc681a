import "server-only";
import { type ConnectedAccount, findAccountIn, removeAccount } from "@/modules/connections";
import type { World } from "@/server/context";
import type { Tx } from "@/server/db/client";
import { transaction } from "@/server/db/transaction";
import type { GrantRow } from "../../by-type";
import { lockGrant } from "../../repository";
import { type OutsideType, platforms } from "./deliver";
import { findOthers, underLease, writeDelivery } from "./repository";
import { giveOutside, takeOutside } from "./services";
import { isSame, keyOf, type Target } from "./target";

type OutsideGrant = GrantRow<OutsideType>;

/** What is to be said to the service: what has to go, and what has to be. */
type Plan = {
  grant: OutsideGrant;
  turn: number;
  account: ConnectedAccount | null;
  take: Target[];
  to: Target | null;
};

const isOutside = (grant: { terms: { type: string } }): grant is OutsideGrant =>
  grant.terms.type in platforms;

/** What the account is to have; once given it stays as it was sold, whatever becomes of the benefit. */
function targetOf({ benefit, delivery }: OutsideGrant, { account_id, username }: ConnectedAccount): Target {
  if (delivery.given?.account_id === account_id) return delivery.given;
  if (benefit.type === "discord") {
    const { guild_id, role_id, kick_member: kick } = benefit.properties;
    return { platform: "discord", account_id, username, guild_id, role_id, kick };
  }
  const { repository_owner: owner, repository_name: name, permission } = benefit.properties;
  return { platform: "github", account_id, username, owner, name, permission };
}

/** Looks at how things are, and writes down what will be tried before it is. */
async function plan(tx: Tx, id: string, now: Date): Promise<Plan | null> {
  const grant = await lockGrant(tx, id);
  if (!grant || !isOutside(grant)) return null;
  const { given = null, trying = [], has, turn = 0 } = grant.delivery;
  const account = await findAccountIn(tx, grant.customer_id, platforms[grant.terms.type]);
  const to = has && account ? targetOf(grant, account) : has ? given : null;
  const known: Target[] = [...(given ? [given] : []), ...trying];
  const take = known.filter((each) => !isSamePlace(each, to));
  const after = {
    ...grant.delivery,
    trying: to ? [...take, to] : take,
    turn: turn + 1,
    ...(to && { awaits: "service" }),
  };
  await writeDelivery(tx, id, after, now);
  return { grant, turn: turn + 1, account, take, to };
}

const isSamePlace = (a: Target, b: Target | null) => b !== null && keyOf(a) === keyOf(b);

/**
 * Writes what has become of it. Where another job has looked at it meanwhile, or things have changed, only that is written which is certain: it is gone
 * through once more.
 */
async function conclude(tx: Tx, planned: Plan, isGiven: boolean, now: Date): Promise<boolean> {
  const { grant, to, account, turn } = planned;
  const after = await lockGrant(tx, grant.id);
  if (!after || !isOutside(after)) return true;
  const { delivery } = after;
  const platform = platforms[grant.terms.type];
  // Their consent is over: the account is to be connected anew.
  if (!isGiven && account) await removeAccount(tx, grant.customer_id, platform, account.account_id);
  if (delivery.turn !== turn) {
    const given = isTaken(planned, delivery.given ?? null) ? null : (delivery.given ?? null);
    await writeDelivery(tx, grant.id, { ...delivery, given }, now);
    return false;
  }
  const given = isGiven ? to : null;
  const known = await findAccountIn(tx, grant.customer_id, platform);
  const isCurrent = isOf(known, given) && delivery.has === grant.delivery.has;
  const awaits = isCurrent ? null : delivery.awaits;
  await writeDelivery(tx, grant.id, { ...delivery, given, trying: [], awaits, asked: !isCurrent }, now);
  return isCurrent;
}

const isOf = (known: ConnectedAccount | null, given: Target | null) =>
  !known || !given || known.account_id === given.account_id;

const isTaken = ({ take }: Plan, given: Target | null) => take.some((each) => isSame(each, given));

/**
 * Brings what an account has at another service to what its grant says, by calls outside of any transaction: it looks at how things are, so that it may be repeated
 * and crossed. Of one account and place one thing is said at a time.
 *
 * @param follow within the last transaction: has the grant settled, or the same once more.
 * @throws GithubRefused, DiscordRefused, SlowDown, ServiceUnavailable
 */
export async function reachOutside(
  world: World,
  id: string,
  follow: (tx: Tx, next: "settle" | "again") => Promise<void>,
): Promise<void> {
  const { db, realNow } = world;
  const planned = await transaction(db, (tx) => plan(tx, id, realNow));
  if (!planned) return;
  const { take, to, account, grant } = planned;
  const othersOf = (target: Target) => findOthers(world.read, id, target);
  for (const target of take)
    await underLease(db, target, async () => takeOutside(target, await othersOf(target)));
  const { given = null, trying = [] } = grant.delivery;
  const isThere = isSame(to, given) && trying.length === 0;
  const owner = { customerId: grant.customer_id, account };
  const isGiven =
    !to ||
    isThere ||
    (await underLease(db, to, async () => giveOutside(world, to, await othersOf(to), owner)));
  await transaction(db, async (tx) => {
    const isCurrent = await conclude(tx, planned, isGiven, realNow);
    await follow(tx, isCurrent ? "settle" : "again");
  });
}
