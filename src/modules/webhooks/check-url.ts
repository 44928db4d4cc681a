import "server-only";
import { invalidField } from "@/lib/errors";
import { mayCallPrivate, refusePrivateHost } from "@/server/outbound/public-address";

/**
 * Refuses what nothing will be sent to. What a name resolves to is looked at when it is called.
 * @throws RequestValidationError naming `url`
 */
export function refuseUnfitUrl(text: string): void {
  const url = new URL(text);
  if (url.protocol !== "https:" && !mayCallPrivate())
    throw invalidField("url", "Webhooks are sent by https only.");
  if (url.username || url.password) throw invalidField("url", "Without user name and password, please.");
  try {
    refusePrivateHost(url);
  } catch {
    throw invalidField("url", "Not an address of the internet.");
  }
}
