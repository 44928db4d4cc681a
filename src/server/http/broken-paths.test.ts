import { createServer } from "node:http";
import { expect, test } from "vitest";
import { mendBrokenPaths, readablePath } from "./broken-paths";

test.for([
  ["a byte that is no text", "/checkout/%ff", "/checkout/%25ff"],
  ["what is no escape", "/a/%zz?q=%zz", "/a/%25zz?q=%zz"],
  ["a NUL", "/checkout/%00", "/checkout/%2500"],
  ["a path that can be read", "/a/%C3%A9?q=%ff", "/a/%C3%A9?q=%ff"],
] as const)("%s", ([, url, expected]) => expect(readablePath(url)).toBe(expected));

test("a server sees paths that can be decoded, whatever the caller writes", async () => {
  mendBrokenPaths();
  const server = createServer((request, response) => response.end(decodeURIComponent(request.url ?? "")));
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const answer = await fetch(`http://127.0.0.1:${port}/products/%ff`);
  server.close();
  expect(await answer.text()).toBe("/products/%ff");
});
