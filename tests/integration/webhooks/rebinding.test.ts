import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { apiForTest } from "../../setup/api.ts";
import { aSink, type Sink } from "../../setup/sink.ts";

/** What the names of this test resolve to, one answer after the other; the last one stays. */
const zone = new Map<string, string[][]>();

vi.mock("node:dns", async (original) => {
  const dns = await original<typeof import("node:dns")>();
  const lookup = (name: string, options: object, done: (error: Error | null, found?: object) => void) => {
    const answers = zone.get(name);
    if (!answers) return dns.lookup(name, options, done as never);
    const addresses = (answers.length > 1 ? answers.shift() : answers[0]) ?? [];
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
  return { ...dns, lookup };
});

apiForTest();

let sink: Sink;
beforeAll(async () => {
  sink = await aSink();
});
afterAll(() => sink.stop());

const PUBLIC = "93.184.215.14";
const urlOf = (name: string) => `http://${name}:${new URL(sink.url).port}/hook`;

test("a name that is the internet's when it is looked at and this machine's when it is called is not called", async () => {
  const { publicLookup } = await import("@/server/outbound/public-address");
  const { postToAnyone } = await import("@/server/outbound/post");
  zone.set("rebinding.test", [[PUBLIC], ["127.0.0.1"]]);
  const found = await new Promise((resolve) => {
    publicLookup("rebinding.test", { all: true }, (error, addresses) => resolve(error ?? addresses));
  });
  expect(found).toEqual([{ address: PUBLIC, family: 4 }]);
  const { status, error } = await postToAnyone(urlOf("rebinding.test"), {}, "{}");
  expect([status, error]).toEqual([null, "rebinding.test is not an address of the internet"]);
  expect(sink.received).toEqual([]);
});

test("a name that leads to a network of our own, in whatever form or beside a public address, is not called", async () => {
  const { postToAnyone } = await import("@/server/outbound/post");
  const answers = [
    ["127.0.0.1"],
    ["::1"],
    ["::ffff:127.0.0.1"],
    ["::ffff:7f00:1"],
    ["64:ff9b::7f00:1"],
    ["fd00::1"],
    ["fe80::1"],
    ["169.254.169.254"],
    ["10.0.0.1"],
    ["0.0.0.0"],
    [PUBLIC, "127.0.0.1"],
    ["2606:4700::1111", "::1"],
    [],
  ];
  for (const [index, addresses] of answers.entries()) {
    const name = `name-${index}.test`;
    zone.set(name, [addresses]);
    const { status, error } = await postToAnyone(urlOf(name), {}, "{}");
    expect([addresses, status, error]).toEqual([
      addresses,
      null,
      `${name} is not an address of the internet`,
    ]);
  }
  expect(sink.received).toEqual([]);
});
