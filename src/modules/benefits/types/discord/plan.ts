import "server-only";
import { invalidField } from "@/lib/errors";
import { hasPlace } from "@/modules/connections";
import type { BenefitPlan } from "../../by-type";

/** A role of a server to which the organization has added the bot. */
export const discordPlan: BenefitPlan<"discord"> = {
  plan: async (tx, organizationId, before, { guild_id, guild_token, role_id, kick_member }) => {
    const guild = guild_id ?? guild_token ?? before?.guild_id;
    if (!guild || !(await hasPlace(tx, organizationId, "discord", guild)))
      throw invalidField(
        ["properties", "guild_id"],
        "This server is not connected. Add the bot to it under Settings → Connections first.",
      );
    return { guild_id: guild, role_id, kick_member };
  },
};
