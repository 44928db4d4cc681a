import { expect, test } from "vitest";
import { mergeSettings, slugOf } from "./rules";

test("a change touches what it names and nothing else", () =>
  expect(
    mergeSettings(
      { portal: { usage: { show: false }, pause: true }, socials: [1], mail: { a: 1 } },
      { portal: { usage: { seats: 1 } }, socials: [2, 3], mail: undefined },
    ),
  ).toEqual({ portal: { usage: { show: false, seats: 1 }, pause: true }, socials: [2, 3], mail: { a: 1 } }));

test("null brings the defaults back", () =>
  expect(mergeSettings({ mail: { a: 1 }, x: 1 }, { mail: null })).toEqual({ x: 1 }));

test.for([
  ["Acme & Söhne", "acme-sohne"],
  ["  --  ", ""],
  ["A".repeat(80), "a".repeat(60)],
])("%j becomes the slug %j", ([name, slug]) => expect(slugOf(name ?? "")).toBe(slug));
