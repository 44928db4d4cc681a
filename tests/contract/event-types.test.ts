import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { eventTypes } from "@/modules/webhooks/event-types";
import { inRoot } from "../../scripts/lib/paths.ts";

const read = (file: string) => readFileSync(inRoot(file), "utf8");

/** What Polar's strict client can parse. */
const ofClient = [
  ...read("node_modules/polar-sdk-strict/src/webhooks.ts").matchAll(/case "([a-z_]+\.[a-z_]+)"/g),
].map(([, type]) => type ?? "");

/** The words of every module that writes events: `order.paid` as a whole, or `order.` and `paid`. */
const sources = globSync("src/modules/**/*.ts", { cwd: inRoot(".") })
  .filter((file) => !/\.test\.ts$|^src\/modules\/webhooks\//.test(file))
  .map(read)
  .join("\n");

const isTold = (type: string): boolean => {
  const [noun, verb] = type.split(".");
  return (
    new RegExp(`["'\`]${noun}\\.${verb}["'\`]`).test(sources) ||
    (sources.includes(`\`${noun}.\${`) && new RegExp(`["']${verb}["']`).test(sources))
  );
};

test("every name of Polar's clients can be asked for, and is told of where it means something here", () => {
  expect(ofClient.length).toBeGreaterThan(30);
  expect(ofClient.filter((type) => !eventTypes.some((each) => each === type))).toEqual([]);
  expect(ofClient.filter((type) => !isTold(type))).toEqual([]);
});

test("every other name that can be asked for is told of, and none stands there twice", () => {
  // Both are told of by the trigger that writes deliveries, under the newer names.
  const older = ["benefit.granted", "benefit.revoked"];
  const rest = eventTypes.filter((type) => !older.includes(type));
  expect(rest.filter((type) => !isTold(type))).toEqual([]);
  expect(new Set(eventTypes).size).toBe(eventTypes.length);
});
