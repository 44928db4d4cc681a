import "server-only";
import type { Context } from "@/server/context";
import { transaction } from "@/server/db/transaction";
import { discordApp, discordTokens } from "@/server/discord/app";
import { githubApp } from "@/server/github/app";
import { administratedRepositories, githubUserToken } from "@/server/github/sign-in";
import { ConnectionFailed } from "./errors";
import { writePlaces } from "./repository";
import type { Platform } from "./schema";
import type { Code } from "./walk";

type Found = { place: string; name: string }[];

const shown: { [P in Platform]: (code: Code) => Promise<Found> } = {
  github: async (code) => {
    const app = githubApp();
    if (!app) throw new ConnectionFailed();
    const repositories = await administratedRepositories(await githubUserToken(app, code));
    return repositories.map(({ owner, name }) => ({
      place: `${owner}/${name}`.toLowerCase(),
      name: `${owner}/${name}`,
    }));
  },
  discord: async (code) => {
    const app = discordApp();
    if (!app) throw new ConnectionFailed();
    const { guild } = await discordTokens(app, code);
    return guild ? [{ place: guild.id, name: guild.name }] : [];
  },
};

/**
 * Keeps what a member of the organization has shown to administrate: repositories that have the App, or the server that they added the bot to.
 * Benefits can be made of these alone.
 * @throws ConnectionFailed where there was nothing; GithubRefused, DiscordRefused, SlowDown, ServiceUnavailable
 */
export async function connectPlaces(
  { db, organizationId, realNow }: Context,
  platform: Platform,
  code: Code,
): Promise<void> {
  const places = await shown[platform](code);
  if (places.length === 0) throw new ConnectionFailed(undefined, "There is nothing that you administrate.");
  const named = places.map((place) => ({ ...place, platform }));
  await transaction(db, (tx) => writePlaces(tx, organizationId, named, realNow));
}
