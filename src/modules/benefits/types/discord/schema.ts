import { z } from "zod";

const Snowflake = z.string().regex(/^\d{1,20}$/, "The number that Discord gives it.");
const RoleId = Snowflake.meta({ description: "The role that is given.", example: "1180112233445566778" });
const KickMember = z
  .boolean()
  .meta({ description: "Whether who loses the role is put out of the server as well." });
const GuildId = Snowflake.meta({
  description: "A server to which the organization has added the bot.",
  example: "1170112233445566778",
});

/** The role that buyers are given. */
export const DiscordProperties = z
  .object({
    guild_id: GuildId,
    role_id: RoleId,
    kick_member: KickMember,
    guild_token: z
      .string()
      .meta({ description: "The same as `guild_id`, for clients that name the server so." }),
  })
  .meta({ id: "BenefitDiscordProperties" });

/** What is kept of them. */
export type DiscordKept = { guild_id: string; role_id: string; kick_member: boolean };

export const DiscordInput = z
  .strictObject({
    guild_id: GuildId.optional(),
    guild_token: GuildId.optional().meta({ description: "The same as `guild_id`." }),
    role_id: RoleId,
    kick_member: KickMember.default(false),
  })
  .meta({ id: "BenefitDiscordInput" });
export type DiscordInput = z.output<typeof DiscordInput>;

const named = { type: z.literal("discord"), kind: z.literal("discord") };

/** A benefit of a role, as it is answered, besides what all types have. */
export const discordBenefit = { ...named, properties: DiscordProperties };

/** Which server it is is known to whoever has bought it. */
export const discordPublic = { ...named, properties: z.object({}) };
