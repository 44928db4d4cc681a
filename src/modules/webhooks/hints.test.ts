import { expect, test } from "vitest";
import { hintOf } from "./hints";

const titleOf = (http_code: number | null, error: string | null = null) =>
  hintOf({ http_code, error })?.title ?? null;

test("each usual cause has a hint of its own, and what went well has none", () => {
  const titles = [
    titleOf(401, "answered 401"),
    titleOf(404, "answered 404"),
    titleOf(410, "answered 410"),
    titleOf(429, "answered 429"),
    titleOf(302, "redirects are not followed"),
    titleOf(422, "answered 422"),
    titleOf(503, "answered 503"),
    titleOf(null, "no answer within 15 seconds"),
    titleOf(null, "127.0.0.1 is not an address of the internet"),
    titleOf(null, "self-signed certificate in certificate chain"),
    titleOf(null, "getaddrinfo ENOTFOUND example.invalid"),
    titleOf(null, "connect ECONNREFUSED 192.0.2.1:443"),
    titleOf(null, "socket hang up"),
    titleOf(null, "connect EHOSTUNREACH 192.0.2.1:443"),
  ];
  expect(titles).not.toContain(null);
  expect(new Set(titles).size).toBe(titles.length);
  expect(titleOf(403)).toBe(titleOf(401));
  for (const status of [200, 204]) expect(titleOf(status)).toBeNull();
  expect(titleOf(null)).toBeNull();
  expect(titleOf(null, "something that nobody has seen before")).toBeNull();
});
