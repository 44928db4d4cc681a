import type { GithubPermission } from "@/modules/benefits/schema";

/** The type of an error that only the customer can put right. */
export const ACTION_REQUIRED = "ActionRequired";

/** What an account was given at another service. */
export type GithubTarget = {
  platform: "github";
  account_id: string;
  username: string;
  owner: string;
  name: string;
  permission: GithubPermission;
};
export type DiscordTarget = {
  platform: "discord";
  account_id: string;
  username: string;
  guild_id: string;
  role_id: string;
  kick: boolean;
};
export type Target = GithubTarget | DiscordTarget;

/** What the delivery at another service remembers. */
export type OutsideDelivered<T extends Target> = {
  /** Whether the customer is to have it. */
  has?: boolean;
  /** What they have. */
  given?: T | null;
  /** What they may have: it was asked for, or asked back, and what came of it was not heard. */
  trying?: T[];
  /** Counts the jobs that have looked at it: the last one says how things are. */
  turn?: number;
  /** A job is on its way. */
  asked?: boolean;
};

/** One account at one door, which a repository has one of and a server has for all its roles: what is said of it is said one after the other. */
export const doorOf = (target: Target): string =>
  target.platform === "github" ? keyOf(target) : `discord ${target.guild_id} ${target.account_id}`;

/** What one account has in one place. */
export const keyOf = (target: Target): string =>
  target.platform === "github"
    ? `github ${target.owner}/${target.name} ${target.account_id}`.toLowerCase()
    : `discord ${target.guild_id}/${target.role_id} ${target.account_id}`;

/** Whether both give the same account the same. */
export const isSame = (a: Target | null, b: Target | null): boolean =>
  a !== null &&
  b !== null &&
  keyOf(a) === keyOf(b) &&
  (a.platform !== "github" || b.platform !== "github" || a.permission === b.permission);

const ranks: GithubPermission[] = ["pull", "triage", "push", "maintain", "admin"];

/** The one that lets do most. */
export const mostOf = (permissions: readonly GithubPermission[]): GithubPermission | null =>
  ranks.findLast((rank) => permissions.includes(rank)) ?? null;
