import { defineError } from "@/lib/errors";

/** What Discord says no to, in words for the merchant. */
export const DiscordRefused = defineError("DiscordRefused", {
  status: 409,
  detail: "Discord refused this.",
});
