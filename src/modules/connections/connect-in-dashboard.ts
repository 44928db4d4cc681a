import "server-only";
import type { Context } from "@/server/context";
import { connectPlaces } from "./connect-places";
import type { Platform } from "./schema";
import { walk } from "./walk";

type Member = { ctx: Context; slug: string; userId: string };

/** One request of a member who shows what the organization administrates; `home`: the page that tells how it went. */
export const connectInDashboard = (
  request: Request,
  { ctx, slug, userId }: Member,
  platform: Platform,
  home: string,
): Promise<Response> =>
  walk(request, { to: "dashboard", slug, platform, subject: userId }, ctx.realNow, {
    home,
    arrive: (code) => connectPlaces(ctx, platform, code),
  });
