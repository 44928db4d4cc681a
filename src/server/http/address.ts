import "server-only";

/**
 * What a caller is counted by: their address, as `trustProxies` has left it; of IPv6 the first half, since one household or
 * machine has all of the rest.
 */
export function addressOf(headers: Headers): string {
  const address = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim();
  if (!address) return "unknown";
  if (!address.includes(":")) return address;
  const groups = (address.split("::")[0] ?? "").split(":").filter(Boolean);
  return [...groups, "0", "0", "0", "0"].slice(0, 4).join(":");
}
