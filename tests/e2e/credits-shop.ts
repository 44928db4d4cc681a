import { runningFlorin } from "../setup/running.ts";
import { unique } from "./merchant.ts";
import { expect, type Page } from "./test.ts";

const florin = runningFlorin();

/** An organization of the test's own with one customer, and how to speak for it. */
export async function aShop(page: Page) {
  const slug = unique("credits");
  const headers = { Origin: florin.url };
  const made = await page.request.post("/api/v1/organizations", {
    data: { name: "Credits test", slug },
    headers,
  });
  expect(made.status()).toBe(201);
  const { id } = (await made.json()) as { id: string };
  const own = { ...headers, "X-Florin-Organization": id };
  const post = async (path: string, data: object) => {
    const answer = await page.request.post(`/api/v1${path}`, { data, headers: own });
    expect([path, answer.status() < 300, await answer.text()]).toEqual([path, true, expect.any(String)]);
    return answer.json();
  };
  const customer = await post("/customers", {
    email: `${unique("spender")}@example.com`,
    name: "Paula Spender",
  });
  return { id, slug, post, customer, at: `/dashboard/${slug}/credits` };
}
