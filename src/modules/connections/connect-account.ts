import "server-only";
import { wakeOutsideGrants } from "@/modules/benefit-grants";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { discordApp, discordTokens, discordUser } from "@/server/discord/app";
import { githubApp } from "@/server/github/app";
import { githubUser, githubUserToken } from "@/server/github/sign-in";
import { ConnectionFailed } from "./errors";
import { type ConnectedAccount, writeAccount } from "./repository";
import type { Platform } from "./schema";
import { sealTokens } from "./tokens";
import type { Code } from "./walk";

/** Whose code it is, as the service says. Of GitHub nothing is kept but who they are; Discord lets nobody join without their token. */
const whoIs: { [P in Platform]: (code: Code) => Promise<ConnectedAccount> } = {
  github: async (code) => {
    const app = githubApp();
    if (!app) throw new ConnectionFailed();
    const { accountId, username } = await githubUser(await githubUserToken(app, code));
    return { account_id: accountId, username, tokens: null };
  },
  discord: async (code) => {
    const app = discordApp();
    if (!app) throw new ConnectionFailed();
    const granted = await discordTokens(app, code);
    const { accountId, username } = await discordUser(granted.accessToken);
    return { account_id: accountId, username, tokens: sealTokens(granted) };
  },
};

/**
 * Keeps the account that a customer has shown to be theirs, and has the grants that waited for it, or gave to another one, go there.
 * @throws ConnectionFailed, GithubRefused, DiscordRefused, SlowDown, ServiceUnavailable
 */
export async function connectAccount(
  { db, organizationId, realNow }: Context,
  customerId: string,
  platform: Platform,
  code: Code,
): Promise<void> {
  const account = await whoIs[platform](code);
  await transaction(db, async (tx) => {
    await writeAccount(tx, { organizationId, customerId, platform }, account, realNow);
    await wakeOutsideGrants(tx, customerId, platform);
  });
}
