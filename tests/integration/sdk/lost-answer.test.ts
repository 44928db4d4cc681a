import { type AddressInfo, connect, createServer } from "node:net";
import { Redis as Tcp } from "ioredis";
import { expect, test } from "vitest";
import { CreditsSDK } from "@/sdk";
import { freshRedis } from "../../setup/redis.ts";
import { upstashFront } from "../../setup/upstash-front.ts";

test("REST: a lost answer costs once, though Upstash's client repeats by itself", async () => {
  const front = await upstashFront();
  const sdk = new CreditsSDK(front.client());
  await sdk.grant("u", 100);
  await sdk.deduct("u", 1);
  front.loseAnswers(1);
  await sdk.deduct("u", 10);
  expect(await sdk.getBalance("u")).toBe(89);
  front.loseAnswers(2);
  await sdk.grant("u", 11);
  expect(await sdk.getBalance("u")).toBe(100);
  await front.stop();
});

test("TCP: a lost answer costs once, though ioredis sends it again after reconnecting", async () => {
  const url = new URL(await freshRedis());
  let lose = false;
  const proxy = createServer((socket) => {
    const server = connect(Number(url.port), url.hostname);
    socket.pipe(server);
    server.on("data", (data) => {
      if (lose) {
        lose = false;
        socket.destroy();
      } else socket.write(data);
    });
    socket.on("close", () => server.destroy());
    for (const side of [socket, server]) side.on("error", () => undefined);
  });
  await new Promise<void>((done) => proxy.listen(0, "127.0.0.1", done));
  const through = new URL(url);
  through.port = String((proxy.address() as AddressInfo).port);
  const client = new Tcp(through.href);
  const sdk = new CreditsSDK(client);
  await sdk.grant("u", 100);
  await sdk.deduct("u", 1);
  lose = true;
  await sdk.deduct("u", 10);
  expect(await sdk.getBalance("u")).toBe(89);
  client.disconnect();
  proxy.close();
});
