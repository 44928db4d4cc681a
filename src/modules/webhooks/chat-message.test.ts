import { expect, test } from "vitest";
import { chatMessage } from "./chat-message";

const at = new Date("2026-03-16T12:00:00Z");
const told = (payload: unknown, type = "order.paid") => ({ type, at, objectId: "0197-id", payload });
const order = {
  total_amount: 1999,
  currency: "usd",
  status: "paid",
  customer: { name: "Anna", email: "anna_b@example.com" },
  product: { name: "Atlas" },
};
const hostile = "<!everyone> *Anna* @here [free](https://evil.example) _x_ `y` & Co\nsecond line";

/** What Discord shows of its Markdown: each sign behind a backslash as it is. */
const discordShows = (text: string) => text.replaceAll(/\\([^0-9A-Za-z\s])/g, "$1");

type Discord = { embeds: [{ title: string; description?: string }]; allowed_mentions: object };
type Slack = { text: string; blocks: [{ elements: [{ elements: { type: string; text: string }[] }] }] };
const discord = (payload: unknown, type?: string) => chatMessage(told(payload, type), "discord") as Discord;
const slack = (payload: unknown, type?: string) => chatMessage(told(payload, type), "slack") as Slack;

test("an order reads as money, customer, product and state", () => {
  const [embed] = discord(order).embeds;
  expect(embed.title).toBe("Order paid");
  expect(discordShows(embed.description ?? "").split("\n")).toEqual([
    "Amount: $19.99",
    "Customer: anna_b@example.com",
    "Product: Atlas",
    "Status: Paid",
  ]);
  expect(slack(order).text).toBe("Order paid: $19.99, anna_b@example.com, Atlas, Paid");
});

test("what a customer typed addresses nobody, links to nothing and formats nothing, and still reads as it was typed", () => {
  const [embed] = discord({ name: hostile }).embeds;
  expect(embed.description).not.toMatch(/(?<!\\)[<>@*_`[\]()]|https:/);
  expect(discordShows(embed.description ?? "")).toBe(`Name: ${hostile.replace("\n", " ")}`);
  expect(discord({ name: hostile }).allowed_mentions).toEqual({ parse: [] });
  const { text, blocks } = slack({ name: hostile });
  expect(text).not.toMatch(/[<>]/);
  const parts = blocks[0].elements[0].elements;
  expect(parts.every(({ type }) => type === "text")).toBe(true);
  expect(parts[1]?.text).toBe(`\nName: ${hostile.replace("\n", " ")}`);
});

test("values are cut to a length that channels take, and whatever has none of the known fields is told by its id", () => {
  const [embed] = discord({ name: "n".repeat(5_000) }).embeds;
  expect(embed.description?.length).toBeLessThan(250);
  for (const payload of [null, 7, "text", [], {}, { name: 7, customer: "x", total_amount: "1" }]) {
    expect(discord(payload).embeds[0].description).toBeUndefined();
    expect(slack(payload, "benefit_grant.created").text).toBe("Benefit grant created: 0197-id");
  }
});
