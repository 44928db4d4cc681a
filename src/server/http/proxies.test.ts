import { createServer, get } from "node:http";
import { expect, test } from "vitest";
import { addressOf } from "./address";
import { callerAddress, trustProxies } from "./proxies";

test.for([
  ["nobody is believed without a proxy", "1.1.1.1", "10.0.0.1", 0, "10.0.0.1"],
  ["the proxy tells who called it", "1.1.1.1", "10.0.0.1", 1, "1.1.1.1"],
  ["what the caller wrote before that is not believed", "6.6.6.6, 1.1.1.1", "10.0.0.1", 1, "1.1.1.1"],
  ["two proxies in a row", "6.6.6.6, 1.1.1.1, 10.0.0.2", "10.0.0.1", 2, "1.1.1.1"],
  ["a proxy that was passed by", undefined, "1.1.1.1", 1, "1.1.1.1"],
  ["IPv4 inside IPv6", undefined, "::ffff:127.0.0.1", 0, "127.0.0.1"],
  ["nothing is known", undefined, undefined, 0, undefined],
] as const)("%s", ([, forwarded, socket, proxies, expected]) =>
  expect(callerAddress(forwarded, socket, proxies)).toBe(expected),
);

test("limits count a whole network of IPv6 as one caller", () => {
  const of = (address: string) => addressOf(new Headers({ "x-forwarded-for": address }));
  expect(of("2001:db8:1:2:aaaa::1")).toBe(of("2001:db8:1:2:bbbb:1:2:3"));
  expect(of("2001:db8:1:2::1")).not.toBe(of("2001:db8:1:3::1"));
  expect(of("2001:db8::1")).toBe("2001:db8:0:0");
  expect(of("10.0.0.1")).toBe("10.0.0.1");
});

test("a server sees the believed address, whatever the caller writes", async () => {
  trustProxies(0);
  const server = createServer((request, response) => response.end(request.headers["x-forwarded-for"]));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const seen = await new Promise<string>((resolve) =>
    get({ port, host: "127.0.0.1", headers: { "x-forwarded-for": "6.6.6.6" } }, (response) => {
      let text = "";
      response.on("data", (chunk) => (text += chunk)).on("end", () => resolve(text));
    }),
  );
  server.close();
  expect(seen).toBe("127.0.0.1");
});
