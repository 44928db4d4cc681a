import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { postToAnyone } from "@/server/outbound/post";
import { isPublicAddress, publicLookup } from "@/server/outbound/public-address";
import { apiForTest } from "../../setup/api.ts";
import { aSink, type Sink } from "../../setup/sink.ts";

const { api } = apiForTest();

let sink: Sink;
beforeAll(async () => {
  sink = await aSink();
});
afterAll(() => sink.stop());

/** Addresses of the sink by every name that leads to this machine. */
const disguised = () => {
  const { port } = new URL(sink.url);
  return [
    "127.0.0.1",
    "127.1",
    "2130706433",
    "0x7f.1",
    "0177.0.0.1",
    "0.0.0.0",
    "localhost",
    "localhost.",
    "LOCALHOST",
    "[::1]",
    "[::]",
    "[::ffff:127.0.0.1]",
    "[::127.0.0.1]",
    "[64:ff9b::7f00:1]",
  ].map((host) => `http://${host}:${port}/hook`);
};

test("nothing on this machine is called, by whatever name or number", async () => {
  for (const url of disguised()) {
    const { status, error } = await postToAnyone(url, {}, "{}");
    expect([url, status], error ?? "").toEqual([url, null]);
  }
  expect(sink.received).toEqual([]);
});

/** Posts to the sink as a process with these settings does. */
async function postUnder(settings: Record<string, string>) {
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  vi.resetModules();
  const fresh = await import("@/server/outbound/post");
  const answer = await fresh.postToAnyone(sink.url, {}, "{}");
  vi.unstubAllEnvs();
  vi.resetModules();
  return answer;
}

test("where private addresses are allowed the same sink is reached: it was the rule that refused it", async () => {
  expect((await postUnder({ FLORIN_WEBHOOKS_TO_PRIVATE: "on" })).status).toBe(200);
});

test("with live keys of Stripe the setting allows nothing", async () => {
  const live = { FLORIN_WEBHOOKS_TO_PRIVATE: "on", STRIPE_SECRET_KEY: "sk_live_none" };
  expect(await postUnder(live)).toMatchObject({
    status: null,
    error: "127.0.0.1 is not an address of the internet",
  });
});

test("the address that a connection is made to is the one that was checked: a name with a private address among others is refused", async () => {
  const ask = (hostname: string, all: boolean) =>
    new Promise<string | null>((resolve) => {
      publicLookup(hostname, { all }, (error) => resolve(error?.message ?? null));
    });
  for (const all of [true, false])
    expect(await ask("localhost", all)).toBe("localhost is not an address of the internet");
  expect(await ask("8.8.8.8", true)).toBeNull();
});

test("addresses of networks that are not the internet are told from those that are", () => {
  const own = ["10.1.2.3", "100.64.0.1", "127.9.9.9", "169.254.169.254", "172.31.255.255", "192.168.0.1"];
  const reserved = [
    "0.1.2.3",
    "192.0.2.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.1",
    "224.0.0.1",
    "255.255.255.255",
  ];
  const six = ["::", "::1", "fe80::1", "fc00::1", "fd12::1", "ff02::1", "::ffff:8.8.8.8", "64:ff9b::808:808"];
  const tunnels = ["2002:7f00:1::", "2001:0:1::", "2001:db8::1", "not an address", ""];
  for (const address of [...own, ...reserved, ...six, ...tunnels])
    expect([address, isPublicAddress(address)]).toEqual([address, false]);
  for (const address of [
    "8.8.8.8",
    "100.63.255.255",
    "172.32.0.1",
    "192.169.0.1",
    "2606:4700::1111",
    "2a00:1450::1",
  ])
    expect([address, isPublicAddress(address)]).toEqual([address, true]);
});

test("an endpoint at such an address, by http or with a password is refused when it is made or changed", async () => {
  const make = (url: string) =>
    api("POST", "/webhooks/endpoints", { url, format: "raw", events: ["order.paid"] });
  const unfit = [
    "http://example.com/hook",
    "https://127.0.0.1/hook",
    "https://[::1]/",
    "https://169.254.169.254/latest",
    "https://user:secret@example.com/",
    "ftp://example.com/",
    "example.com",
  ];
  const { body } = await make("https://example.com/hook");
  for (const url of unfit) {
    for (const answer of [await make(url), await api("PATCH", `/webhooks/endpoints/${body.id}`, { url })])
      expect([url, answer.status, answer.body.detail[0].loc]).toEqual([url, 422, ["body", "url"]]);
  }
});
