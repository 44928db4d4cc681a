import "server-only";
import { askDiscord, type DiscordApp } from "./app";
import { DiscordRefused } from "./errors";

/** A role of a server. */
export type Role = { guildId: string; roleId: string };

const memberPath = ({ guildId }: Pick<Role, "guildId">, accountId: string) =>
  `/guilds/${encodeURIComponent(guildId)}/members/${encodeURIComponent(accountId)}`;

const rolePath = (role: Role, accountId: string) =>
  `${memberPath(role, accountId)}/roles/${encodeURIComponent(role.roleId)}`;

/** Whether the role was given; false: the account is no member. Given before, nothing happens. @throws DiscordRefused */
export async function putRole(app: DiscordApp, role: Role, accountId: string): Promise<boolean> {
  const { status } = await askDiscord(app, rolePath(role, accountId), { method: "PUT" });
  if (status === 204) return true;
  if (status === 404) return false;
  throw new DiscordRefused(
    undefined,
    `Discord did not give the role: is the bot's own above it? (${status})`,
  );
}

/**
 * Gives the role to an account, which joins the server where it is no member yet. `accessToken`: of the person, who has agreed to that.
 * Answers false where it holds no longer and the account has to join.
 * @throws DiscordRefused, SlowDown, ServiceUnavailable
 */
export async function giveRole(
  app: DiscordApp,
  role: Role,
  accountId: string,
  accessToken: string,
): Promise<boolean> {
  if (await putRole(app, role, accountId)) return true;
  const { status } = await askDiscord(app, memberPath(role, accountId), {
    method: "PUT",
    json: { access_token: accessToken, roles: [role.roleId] },
  });
  // In by now: somebody was faster.
  if (status === 204) return putRole(app, role, accountId);
  if (status === 201) return true;
  if (status === 401 || status === 403) return false;
  throw new DiscordRefused(undefined, `Discord did not let the customer join the server (${status}).`);
}

/** Takes the role from an account; one that has left, or never had it, is no matter. @throws DiscordRefused, SlowDown, ServiceUnavailable */
export async function takeRole(app: DiscordApp, role: Role, accountId: string): Promise<void> {
  const { status } = await askDiscord(app, rolePath(role, accountId), { method: "DELETE" });
  if (status !== 204 && status !== 404)
    throw new DiscordRefused(undefined, `Discord did not take the role back (${status}).`);
}

/** Puts an account out of the server; one that has left is no matter. @throws DiscordRefused, SlowDown, ServiceUnavailable */
export async function kickMember(app: DiscordApp, role: Role, accountId: string): Promise<void> {
  const { status } = await askDiscord(app, memberPath(role, accountId), { method: "DELETE" });
  if (status !== 204 && status !== 404)
    throw new DiscordRefused(undefined, `Discord did not put the customer out of the server (${status}).`);
}
