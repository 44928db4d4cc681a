import { z } from "zod";
import { Id } from "@/lib/id";
import { Instant } from "@/lib/time";

/** Services at which customers get something. */
export const Platform = z.enum(["github", "discord"]).meta({ id: "Platform" });
export type Platform = z.output<typeof Platform>;

/** What an organization may sell access to, because it has shown to administrate it. */
export const ConnectedPlace = z
  .object({
    id: Id,
    platform: Platform,
    place: z.string().meta({
      description: "`owner/name` of a repository, or the id of a Discord server.",
      example: "octo/atlas",
    }),
    name: z.string(),
    created_at: Instant,
  })
  .meta({ id: "ConnectedPlace" });
export type ConnectedPlace = z.output<typeof ConnectedPlace>;
