import { z } from "zod";
import { DiscordProperties } from "./schema";

const { guild_id, role_id } = DiscordProperties.shape;

export const DiscordForm = z
  .strictObject({ guild_id, role_id, kick_member: z.literal("true").optional() })
  .transform(({ kick_member, ...rest }) => ({ ...rest, kick_member: kick_member !== undefined }));
