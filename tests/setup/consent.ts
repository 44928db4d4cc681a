import type { Asked, Told } from "./double.ts";

const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Authorize</title>
<form method="post"><label>Account <input name="account"></label> <label>Server <input name="server"></label>
<button name="agrees" value="yes">Authorize</button> <button name="agrees" value="no">Cancel</button></form></html>`;

/**
 * The page of a service on which a person agrees, or does not. In the place of a sign-in they say which account is theirs, and to which server of
 * Discord they add the bot. The code holds that, and what was shown at the beginning.
 */
export function consent({ method, query, body }: Asked): Told {
  if (method === "GET") return { status: 200, body: page };
  const code = [body.account, query.get("code_challenge"), ...(body.server ? [body.server] : [])].join(".");
  const answer = new URLSearchParams({
    state: query.get("state") ?? "",
    ...(body.agrees === "yes" ? { code } : { error: "access_denied" }),
  });
  return { status: 303, headers: { Location: `${query.get("redirect_uri")}?${answer}` } };
}
