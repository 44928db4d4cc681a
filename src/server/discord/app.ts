import "server-only";
import { z } from "zod";
import { env } from "@/server/env";
import { askService, type Question, type Said } from "@/server/outbound/ask-service";
import { DiscordRefused } from "./errors";

/** The Discord application of this installation, with its bot. */
export type DiscordApp = { clientId: string; clientSecret: string; botToken: string };

/** Null while the operator has set none. */
export function discordApp(): DiscordApp | null {
  const { DISCORD_CLIENT_ID: clientId, DISCORD_CLIENT_SECRET: clientSecret } = env;
  const { DISCORD_BOT_TOKEN: botToken } = env;
  return clientId && clientSecret && botToken ? { clientId, clientSecret, botToken } : null;
}

/** Asks Discord's API as the bot. @throws SlowDown, ServiceUnavailable */
export const askDiscord = ({ botToken }: DiscordApp, path: string, question: Question = {}): Promise<Said> =>
  askService(`${env.DISCORD_API_URL}${path}`, {
    ...question,
    headers: { Authorization: `Bot ${botToken}`, "User-Agent": "DiscordBot (Florin, 1)" },
  });

/** The page on which people agree has no version in its address. */
const authorizePage = () => `${env.DISCORD_API_URL.replace(/\/v\d+$/, "")}/oauth2/authorize`;

export type Way = { state: string; challenge: string; redirectUri: string };

const authorize = (
  { clientId }: DiscordApp,
  { state, challenge, redirectUri }: Way,
  more: object,
): string => {
  const query = new URLSearchParams({
    ...{ client_id: clientId, redirect_uri: redirectUri, response_type: "code", state },
    ...{ code_challenge: challenge, code_challenge_method: "S256" },
    ...more,
  });
  return `${authorizePage()}?${query}`;
};

/** Where a person says at Discord who they are, and that they may be added to a server. */
export const discordSignInUrl = (app: DiscordApp, way: Way): string =>
  authorize(app, way, { scope: "identify guilds.join" });

/** To give roles, to invite and to kick. */
const BOT_PERMISSIONS = String((1 << 28) | (1 << 0) | (1 << 1));

/** Where somebody who manages a server adds the bot to it. */
export const discordBotUrl = (app: DiscordApp, way: Way): string =>
  authorize(app, way, { scope: "bot identify", permissions: BOT_PERMISSIONS });

const Granted = z.object({
  access_token: z.string(),
  refresh_token: z.string().optional(),
  guild: z.object({ id: z.string(), name: z.string() }).optional(),
});

/** What a code came to: tokens of the person, and the server that they added the bot to, where they did. */
export type DiscordGranted = {
  accessToken: string;
  refreshToken: string | null;
  guild: { id: string; name: string } | null;
};

async function tokenOf(
  { clientId, clientSecret }: DiscordApp,
  form: Record<string, string>,
): Promise<DiscordGranted | null> {
  const { body } = await askService(`${env.DISCORD_API_URL}/oauth2/token`, {
    method: "POST",
    form: { client_id: clientId, client_secret: clientSecret, ...form },
  });
  const granted = Granted.safeParse(body);
  if (!granted.success) return null;
  const { access_token, refresh_token = null, guild = null } = granted.data;
  return { accessToken: access_token, refreshToken: refresh_token, guild };
}

/** @throws DiscordRefused for a code that does not hold */
export async function discordTokens(
  app: DiscordApp,
  { code, verifier, redirectUri }: { code: string; verifier: string; redirectUri: string },
): Promise<DiscordGranted> {
  const form = { grant_type: "authorization_code", code, code_verifier: verifier, redirect_uri: redirectUri };
  const granted = await tokenOf(app, form);
  if (!granted) throw new DiscordRefused(undefined, "Discord does not know this sign-in any more.");
  return granted;
}

/** New tokens for old ones; null where the person has taken them back. */
export const refreshDiscord = (app: DiscordApp, refreshToken: string): Promise<DiscordGranted | null> =>
  tokenOf(app, { grant_type: "refresh_token", refresh_token: refreshToken });

const User = z.object({ id: z.string(), username: z.string() });

/** Whose token it is. @throws DiscordRefused */
export async function discordUser(accessToken: string): Promise<{ accountId: string; username: string }> {
  const { status, body } = await askService(`${env.DISCORD_API_URL}/users/@me`, {
    headers: { Authorization: `Bearer ${accessToken}` },
  });
  if (status !== 200) throw new DiscordRefused(undefined, "Discord does not tell who you are.");
  const { id, username } = User.parse(body);
  return { accountId: id, username };
}
