import { expect, test } from "vitest";
import { aCustomer } from "../../factories/customer.ts";
import { apiForTest } from "../../setup/api.ts";

const { api, merchant } = apiForTest();

test("metadata is found by text, number and truth as they are written in an address", async () => {
  const { ctx, token } = await merchant();
  const made = { text: "7", number: 7, fraction: 0.5, truth: true, quoted: 'a "b" \\ c', zeros: "007" };
  for (const [name, value] of Object.entries(made)) await aCustomer(ctx, { name, metadata: { key: value } });
  const found = async (...values: string[]) => {
    const query = values.map((value) => `metadata[key]=${encodeURIComponent(value)}`).join("&");
    const { body } = await api("GET", `/customers?${query}&sorting=name`, undefined, { token });
    return body.items.map(({ name }: { name: string }) => name);
  };
  expect(await found("7")).toEqual(["number", "text"]);
  expect(await found("0.5")).toEqual(["fraction"]);
  expect(await found("true")).toEqual(["truth"]);
  expect(await found('a "b" \\ c')).toEqual(["quoted"]);
  expect(await found("007")).toEqual(["zeros"]);
  expect(await found("0.5", "true", "8")).toEqual(["fraction", "truth"]);
  expect(await found("false")).toEqual([]);
});
