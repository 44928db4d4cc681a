import { isCountry } from "@/lib/countries";

/** Where well-known proxies write the country of the address that asks. */
const proxyHeaders = ["cf-ipcountry", "x-vercel-ip-country", "cloudfront-viewer-country"];

/**
 * Where the buyer seems to be, to choose their country before they do; empty when nothing tells. The language helps where
 * it names a region, but for `en-US`, in which browsers the world over are left.
 */
export function suggestCountry(headers: Pick<Headers, "get">): string {
  const told = proxyHeaders
    .map((name) => headers.get(name)?.toUpperCase())
    .find((code) => code && isCountry(code));
  if (told) return told;
  const [, language, region] =
    /^([a-z]{2,3})(?:-[A-Z][a-z]{3})?-([A-Z]{2})\b/.exec(headers.get("accept-language") ?? "") ?? [];
  if (!region || !isCountry(region)) return "";
  return language === "en" && region === "US" ? "" : region;
}
