import "server-only";
import type { Portal } from "@/modules/customer-sessions";
import { connectAccount } from "./connect-account";
import type { Platform } from "./schema";
import { walk } from "./walk";

/** One request of a customer who connects an account of theirs; `home`: the page that tells how it went. */
export const connectInPortal = (
  request: Request,
  { ctx, customerId, organization: { slug } }: Portal,
  platform: Platform,
  home: string,
): Promise<Response> =>
  walk(request, { to: "portal", slug, platform, subject: customerId }, ctx.realNow, {
    home,
    arrive: (code) => connectAccount(ctx, customerId, platform, code),
  });
