import type { GrantView } from "../../by-type";

/** A repository that was given, as both clients of Polar read it. */
export const githubGrantView: GrantView<"github_repository"> = {
  properties: ({ delivery: { given } }) =>
    given
      ? {
          account_id: given.account_id,
          granted_account_id: given.account_id,
          repository_owner: given.owner,
          repository_name: given.name,
          permission: given.permission,
        }
      : { account_id: null },
  credits: () => null,
};

/** A role that was given. */
export const discordGrantView: GrantView<"discord"> = {
  properties: ({ delivery: { given } }) =>
    given
      ? {
          account_id: given.account_id,
          granted_account_id: given.account_id,
          guild_id: given.guild_id,
          role_id: given.role_id,
        }
      : { account_id: null },
  credits: () => null,
};
