import "server-only";
import { type LookupAddress, lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { env } from "@/server/env";
import { isTestMode } from "@/server/stripe/client";

/** IPv4 that is not the internet's: this machine, its networks, carriers', documentation, multicast and reserved (IANA's special-purpose registry). */
const ownFour = new BlockList();
for (const [network, bits] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 3],
] as const)
  ownFour.addSubnet(network, bits, "ipv4");

/** All of IPv6 that is routed… */
const routedSix = new BlockList();
routedSix.addSubnet("2000::", 3, "ipv6");

/** …but for tunnels, which lead to any IPv4, and documentation. IPv4 in IPv6 (`::ffff:…`, `64:ff9b::…`) is not routed at all. */
const exceptSix = new BlockList();
for (const [network, bits] of [
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
] as const)
  exceptSix.addSubnet(network, bits, "ipv6");

/** Whether an IP address belongs to the internet, and not to this machine or a network around it. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  if (version === 4) return !ownFour.check(address, "ipv4");
  return version === 6 && routedSix.check(address, "ipv6") && !exceptSix.check(address, "ipv6");
}

/** In test mode an operator may let organizations call addresses of their own network. */
export const mayCallPrivate = (): boolean => isTestMode() && env.FLORIN_WEBHOOKS_TO_PRIVATE === "on";

export class PrivateAddress extends Error {
  constructor(host: string) {
    super(`${host} is not an address of the internet`);
  }
}

/** The host of a URL as it is connected to: an IPv6 address without its brackets. */
export const hostOf = (url: URL): string => url.hostname.replace(/^\[|\]$/g, "");

/** @throws PrivateAddress where the host itself is an address that is not public; of a name only its resolution tells. */
export function refusePrivateHost(url: URL): void {
  const host = hostOf(url);
  if (isIP(host) && !isPublicAddress(host) && !mayCallPrivate()) throw new PrivateAddress(host);
}

/**
 * Resolves a name for the connection that is being made, so that what was checked is what is called: no name can turn into another
 * address in between. One address that is not public refuses them all.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    const refused = !error && !mayCallPrivate() && !found.every(({ address }) => isPublicAddress(address));
    const failure = error ?? (refused || found.length === 0 ? new PrivateAddress(hostname) : null);
    if (failure) return callback(failure, "", 0);
    if (options.all) return callback(null, found);
    callback(null, found[0]?.address ?? "", found[0]?.family);
  });
};
