import "server-only";
import { type ConnectedAccount, openTokens, sealTokens, writeTokens } from "@/modules/connections";
import type { World } from "@/server/context";
import { type DiscordApp, discordApp, refreshDiscord } from "@/server/discord/app";
import { DiscordRefused } from "@/server/discord/errors";
import { giveRole, kickMember, putRole, takeRole } from "@/server/discord/members";
import { type GithubApp, githubApp } from "@/server/github/app";
import { addCollaborator, removeCollaborator } from "@/server/github/collaborators";
import { GithubRefused } from "@/server/github/errors";
import { type DiscordTarget, type GithubTarget, keyOf, mostOf, type Target } from "./target";

function github(): GithubApp {
  const app = githubApp();
  if (!app) throw new GithubRefused(undefined, "GitHub is not set up on this installation.");
  return app;
}

function discord(): DiscordApp {
  const app = discordApp();
  if (!app) throw new DiscordRefused(undefined, "Discord is not set up on this installation.");
  return app;
}

/** Whose it is; `account` null: they have connected none by now. */
type Owner = { customerId: string; account: ConnectedAccount | null };

/**
 * Gives an account what it is to have; what `others` give it, or it has already, stays. Answers false where the customer has to connect the account anew first.
 * @throws GithubRefused, DiscordRefused, SlowDown, ServiceUnavailable
 */
export async function giveOutside(
  world: World,
  target: Target,
  others: readonly Target[],
  owner: Owner,
): Promise<boolean> {
  if (target.platform === "discord") return join(world, target, owner);
  const most = mostOf([target.permission, ...permissionsOf(others)]) ?? target.permission;
  await addCollaborator(github(), target, target.account_id, most);
  return true;
}

async function join({ db }: World, target: DiscordTarget, { customerId, account }: Owner): Promise<boolean> {
  const role = { guildId: target.guild_id, roleId: target.role_id };
  // A member needs to agree to nothing for another role.
  if (!account?.tokens) return putRole(discord(), role, target.account_id);
  const { accessToken, refreshToken } = openTokens(account.tokens);
  if (await giveRole(discord(), role, target.account_id, accessToken)) return true;
  const fresh = refreshToken ? await refreshDiscord(discord(), refreshToken) : null;
  if (!fresh) return false;
  await writeTokens(db, customerId, target.account_id, sealTokens(fresh));
  return giveRole(discord(), role, target.account_id, fresh.accessToken);
}

/**
 * Takes from an account what it was given, but for what `others` give it as well; who has left by themselves is no matter.
 * @throws GithubRefused, DiscordRefused, SlowDown, ServiceUnavailable
 */
export async function takeOutside(target: Target, others: readonly Target[]): Promise<void> {
  if (target.platform === "github") return leave(target, others);
  if (others.some((other) => keyOf(other) === keyOf(target))) return;
  const role = { guildId: target.guild_id, roleId: target.role_id };
  const isLast = others.length === 0;
  await (target.kick && isLast ? kickMember : takeRole)(discord(), role, target.account_id);
}

const permissionsOf = (targets: readonly Target[]) =>
  targets.flatMap((each) => (each.platform === "github" ? [each.permission] : []));

async function leave(target: GithubTarget, others: readonly Target[]): Promise<void> {
  const left = mostOf(permissionsOf(others));
  if (left === null) return removeCollaborator(github(), target, target.account_id);
  if (left !== target.permission) await addCollaborator(github(), target, target.account_id, left);
}
