import { createPolar } from "polar-sdk/2026-04";
import { Polar } from "polar-sdk-strict";
import { runningFlorin } from "../setup/running.ts";

/** The product under test, with an access token of its demo organization. */
export const florin = runningFlorin();

/** The client that checks every answer. Its base is the longer of the two forms; it ends paths with a slash. */
export const strict = new Polar({ accessToken: florin.access_token, serverURL: `${florin.url}/api` });

/** The newer client, which checks nothing and knows more operations. Its base is the shorter form. */
export const recent = createPolar({
  accessToken: florin.access_token,
  baseUrl: florin.url,
  timeout: 30,
});

/** The strict client with another token. */
export const strictWith = (accessToken: string) => new Polar({ accessToken, serverURL: `${florin.url}/api` });

/** A request as written by hand: with the demo token, and JSON where there is a body. */
export const curl = (path: string, init: RequestInit & { json?: unknown } = {}): Promise<Response> => {
  const { json, headers, ...rest } = init;
  return fetch(`${florin.url}${path}`, {
    ...rest,
    headers: {
      Authorization: `Bearer ${florin.access_token}`,
      ...(json !== undefined && { "Content-Type": "application/json" }),
      ...headers,
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
  });
};

let made = 0;

/** A word that no other test and no earlier run has used. */
export const unique = (word: string) => `${word}-${Date.now().toString(36)}-${process.pid}-${++made}`;

/** An id that belongs to nothing. */
export const NOTHING = "01980f4e-6d2c-7a31-9c1b-2f4d5e6a7b80";

/** Every item of every page. */
export async function allOf<T>(pages: AsyncIterable<{ result: { items: T[] } }>): Promise<T[]> {
  const items: T[] = [];
  for await (const page of pages) items.push(...page.result.items);
  return items;
}
