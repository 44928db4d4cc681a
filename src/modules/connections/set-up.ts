import "server-only";
import { discordApp } from "@/server/discord/app";
import { githubApp } from "@/server/github/app";
import type { Platform } from "./schema";

/** Which services the operator has set up. */
export const setUp = (): { [P in Platform]: boolean } => ({
  github: githubApp() !== null,
  discord: discordApp() !== null,
});
