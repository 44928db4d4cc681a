import { dayAfter, dayStart } from "./day";

/** What a list shows, as its address and the API's query name it: each value a list of texts. */
export type ListSearch = { readonly [name: string]: readonly string[] };

type Params =
  | Iterable<[string, string]>
  | { readonly [name: string]: string | readonly string[] | undefined };

const pairsOf = (params: Params): [string, string][] =>
  Symbol.iterator in params
    ? [...(params as Iterable<[string, string]>)]
    : Object.entries(params).flatMap(([name, given]) =>
        [given ?? []].flat().map((value): [string, string] => [name, value as string]),
      );

/**
 * The parameters of an address that a list knows, in a fixed order and without empty ones, so that equal lists
 * have equal keys. `defaults` stand in for what the address leaves out.
 */
export function listSearchOf(
  params: Params,
  names: readonly string[],
  defaults: { readonly [name: string]: string } = {},
): ListSearch {
  const pairs = pairsOf(params);
  const known = [...new Set(["page", "limit", "sorting", ...names])].sort();
  const found = known.map((name): [string, string[]] => {
    const values = pairs.filter(([given, value]) => given === name && value !== "").map(([, value]) => value);
    const standIn = defaults[name];
    return [name, values.length === 0 && standIn !== undefined ? [standIn] : values];
  });
  return Object.fromEntries(found.filter(([, values]) => values.length > 0));
}

/** The address after a change: a list or text replaces the parameter, nothing takes it away; any change goes to page 1. */
export function changedSearch(
  current: URLSearchParams,
  changes: { readonly [name: string]: string | readonly string[] | null | undefined },
): URLSearchParams {
  const next = new URLSearchParams(current);
  if (!("page" in changes)) next.delete("page");
  for (const [name, given] of Object.entries(changes)) {
    next.delete(name);
    for (const value of [given ?? []].flat()) if (value !== "") next.append(name, value as string);
  }
  return next;
}

/** The days `from` and `to` of an address, both included, as the instants that the API filters by, in the reader's time zone. */
export function withInstants({ from, to, ...search }: ListSearch, zone: string): ListSearch {
  const after = from?.[0] && dayStart(from[0], zone);
  const next = to?.[0] && dayAfter(to[0]);
  const before = next && dayStart(next, zone);
  return {
    ...search,
    ...(after && { created_after: [after] }),
    ...(before && { created_before: [before] }),
  };
}
