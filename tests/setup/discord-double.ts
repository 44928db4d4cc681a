import { createHash } from "node:crypto";
import { consent } from "./consent.ts";
import { type Asked, type Double, startDouble, type Told } from "./double.ts";

export type Discord = Double & {
  settings: Record<string, string>;
  /** The roles of a member; null: no member. */
  roles: (guild: string, accountId: string) => string[] | null;
  leave: (guild: string, accountId: string) => void;
  /** What the person has agreed to is over; with `refreshable` it can be renewed. */
  expire: (accountId: string, refreshable: boolean) => void;
};

/** What Discord knows. */
type Kept = {
  guilds: Map<string, Map<string, Set<string>>>;
  /** Whose consent is over, and whether it can be renewed. */
  expired: Map<string, boolean>;
};

function guildOf({ guilds }: Kept, id: string): Map<string, Set<string>> {
  const guild = guilds.get(id) ?? new Map<string, Set<string>>();
  guilds.set(id, guild);
  return guild;
}

/** Gives or takes a role of a member. */
function ofRole(roles: Set<string> | undefined, method: string, roleId: string): Told {
  if (!roles) return { status: 404 };
  if (method === "DELETE") roles.delete(roleId);
  else roles.add(roleId);
  return { status: 204 };
}

function ofMember(
  kept: Kept,
  { method, body }: Asked,
  [, guildId = "", userId = "", roleId]: RegExpExecArray,
): Told {
  const guild = guildOf(kept, guildId);
  if (roleId) return ofRole(guild.get(userId), method, roleId);
  if (method === "DELETE") return { status: guild.delete(userId) ? 204 : 404 };
  if (guild.has(userId)) return { status: 204 };
  const good = kept.expired.has(userId) ? `fresh_${userId}` : `user_${userId}`;
  if (body.access_token !== good) return { status: 403, body: { code: 50025 } };
  guild.set(userId, new Set(body.roles as string[]));
  return { status: 201, body: {} };
}

const refused: Told = { status: 400, body: { error: "invalid_grant" } };

const tokens = (id: string, word: string, more: object = {}): Told => ({
  status: 200,
  body: { access_token: `${word}_${id}`, refresh_token: `refresh_${id}`, ...more },
});

/** A code holds who it is, what was shown at the beginning, and the server that the bot was added to. */
function token({ expired }: Kept, { body }: Asked): Told {
  if (body.client_secret !== "secret") return { status: 401 };
  if (body.grant_type === "refresh_token") {
    const id = String(body.refresh_token).replace("refresh_", "");
    return expired.get(id) ? tokens(id, "fresh") : refused;
  }
  const [id = "", challenge = "", guild] = String(body.code).split(".");
  const proof = createHash("sha256").update(String(body.code_verifier)).digest("base64url");
  if (challenge !== "" && challenge !== proof) return refused;
  expired.delete(id);
  return tokens(id, "user", guild ? { guild: { id: guild, name: `Server ${guild}` } } : {});
}

function answer(kept: Kept, asked: Asked): Told {
  if (asked.path === "/api/oauth2/authorize") return consent(asked);
  if (asked.path === "/api/v10/oauth2/token") return token(kept, asked);
  if (asked.path === "/api/v10/users/@me") {
    const id = asked.token.replace("user_", "");
    return { status: 200, body: { id, username: `member-${id}` } };
  }
  const member = /^\/api\/v10\/guilds\/(\d+)\/members\/(\d+)(?:\/roles\/(\d+))?$/.exec(asked.path);
  if (!member) return { status: 404 };
  return asked.token === "bot-token" ? ofMember(kept, asked, member) : { status: 401 };
}

/** As much of Discord as a bot that gives roles needs; it checks the bot's token and the proof of each sign-in. */
export async function startDiscord(): Promise<Discord> {
  const kept: Kept = { guilds: new Map(), expired: new Map() };
  const double = await startDouble((asked) => answer(kept, asked));
  return {
    ...double,
    settings: {
      DISCORD_CLIENT_ID: "client",
      DISCORD_CLIENT_SECRET: "secret",
      DISCORD_BOT_TOKEN: "bot-token",
      DISCORD_API_URL: `${double.url}/api/v10`,
    },
    roles: (guild, id) => {
      const roles = guildOf(kept, guild).get(id);
      return roles ? [...roles] : null;
    },
    leave: (guild, id) => guildOf(kept, guild).delete(id),
    expire: (id, refreshable) => kept.expired.set(id, refreshable),
  };
}
