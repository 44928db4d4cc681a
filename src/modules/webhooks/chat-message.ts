import { z } from "zod";
import { formatMoney } from "@/lib/money";
import { spacedName } from "./event-text";
import type { Format } from "./schema";

const LONGEST = 200;

const text = z.string().nullish().catch(null);
const count = z.int().nullish().catch(null);

/** What people recognize an object by, wherever it has it. */
const Recognized = z
  .object({
    name: text,
    description: text,
    email: text,
    customer_email: text,
    customer: z.object({ name: text, email: text }).nullish().catch(null),
    product: z.object({ name: text }).nullish().catch(null),
    total_amount: count,
    amount: count,
    currency: text,
    status: text,
    balance: count,
    message: text,
  })
  .catch({});

type Fact = { label: string; value: string };

/** The few facts about an object that a person wants to read in a channel: money, who, what, how it stands. */
export function factsOf(payload: unknown): Fact[] {
  const { currency, customer, product, ...rest } = Recognized.parse(payload ?? {});
  const amount = rest.total_amount ?? rest.amount ?? null;
  const facts: [label: string, value: string | null | undefined][] = [
    ["Amount", amount !== null && currency ? moneyIn(amount, currency) : null],
    ["Name", rest.name ?? rest.description],
    ["Customer", customer?.email ?? rest.customer_email ?? rest.email ?? customer?.name],
    ["Product", product?.name],
    ["Status", rest.status && spacedName(rest.status)],
    ["Balance", rest.balance?.toString()],
    ["Message", rest.message],
  ];
  return facts.flatMap(([label, value]) => (value ? [{ label, value: short(value) }] : []));
}

/** Codes that are no currency are written as they came. */
function moneyIn(amount: number, currency: string): string {
  return /^[a-z]{3}$/i.test(currency) ? formatMoney(amount, currency) : `${amount} ${currency}`;
}

const short = (value: string): string => {
  const line = value.replaceAll(/\s+/g, " ").trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
};

type Told = { type: string; at: Date; objectId: string; payload: unknown };

/**
 * A message for the incoming webhook of a chat: what happened, in words, and what it concerns. What came from outside shows as it is: it
 * addresses nobody, links to nothing and formats nothing.
 */
export const chatMessage = (told: Told, format: Exclude<Format, "raw">): object =>
  format === "discord" ? discordMessage(told) : slackMessage(told);

function discordMessage({ type, at, objectId, payload }: Told) {
  const facts = factsOf(payload).map(({ label, value }) => `${label}: ${forDiscord(value)}`);
  const embed = { title: spacedName(type), timestamp: at.toISOString(), footer: { text: objectId } };
  return {
    allowed_mentions: { parse: [] },
    embeds: [{ ...embed, ...(facts.length > 0 && { description: facts.join("\n") }) }],
  };
}

/** A backslash takes its meaning from each sign, those of links included. */
const forDiscord = (value: string): string => value.replaceAll(/[!-/:-@[-`{-~]/g, "\\$&");

/** Slack reads no markup in the texts of a `rich_text` block; in `text`, shown by notifications, three signs have one. */
function slackMessage({ type, at, objectId, payload }: Told) {
  const facts = factsOf(payload);
  const title = spacedName(type);
  const plain = (text: string) => ({ type: "text", text });
  const lines = [...facts, { label: "ID", value: objectId }, { label: "At", value: at.toISOString() }];
  return {
    text: `${title}: ${facts.map(({ value }) => forSlack(value)).join(", ") || objectId}`,
    unfurl_links: false,
    unfurl_media: false,
    blocks: [
      {
        type: "rich_text",
        elements: [
          {
            type: "rich_text_section",
            elements: [
              { ...plain(title), style: { bold: true } },
              ...lines.map(({ label, value }) => plain(`\n${label}: ${value}`)),
            ],
          },
        ],
      },
    ],
  };
}

const forSlack = (value: string): string =>
  value.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
