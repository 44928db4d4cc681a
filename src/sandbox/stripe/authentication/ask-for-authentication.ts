import { randomText } from "../ids.ts";
import type { Work } from "../work.ts";

interface RedirectAction {
  type: "redirect_to_url";
  redirect_to_url: { return_url: string | null; url: string };
}

/** Opens a 3-D Secure challenge for an intent and answers the `next_action` that leads the buyer to it. */
export function askForAuthentication(work: Work, intent: string, returnUrl: string | null): RedirectAction {
  const id = `auth_${randomText(32)}`;
  work.tables.authentications.insert({ id, created: work.now, intent, returnUrl, outcome: "pending" });
  return {
    type: "redirect_to_url",
    redirect_to_url: { return_url: returnUrl, url: `${work.origin}/authenticate/${id}` },
  };
}
