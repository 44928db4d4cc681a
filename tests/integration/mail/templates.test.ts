import { describe, expect, test } from "vitest";
import { contrast } from "@/lib/colour";
import { mails } from "@/modules/mails";
import { CustomerEmailSettings } from "@/modules/organizations/settings-schema";
import type { MailDefinition, MailSender } from "@/server/mail/define-mail";
import { type RenderedMail, renderMail } from "@/server/mail/render-mail";
import { apiForTest } from "../../setup/api.ts";

apiForTest();

const acme: MailSender = {
  name: "Acme",
  logoUrl: "https://acme.example/logo.png",
  colour: "#635bff",
  email: "help@acme.example",
  website: "https://acme.example/",
};

const HOSTILE = `<script>alert("x")</script>' onload='y`;

type Part = Record<string, unknown>;
const isPart = (value: unknown): value is Part => typeof value === "object" && value !== null;

/** The same data with markup in every string that takes any text. */
function hostile(mail: MailDefinition): Part {
  const data = structuredClone(mail.sample) as Part;
  const spoilText = (part: Part, key: string, text: string) => {
    part[key] = HOSTILE;
    if (!mail.input.safeParse(data).success) part[key] = text;
  };
  const spoil = (part: Part) => {
    for (const [key, value] of Object.entries(part)) {
      if (isPart(value)) spoil(value);
      else if (typeof value === "string" && key !== "currency") spoilText(part, key, value);
    }
  };
  spoil(data);
  return data;
}

/** Every field that may be null, null in turn. */
const withNulls = (mail: MailDefinition): Record<string, unknown>[] =>
  Object.keys(mail.sample as object)
    .map((key) => ({ ...(mail.sample as object), [key]: null }))
    .filter((data) => mail.input.safeParse(data).success);

const hrefsOf = (html: string) =>
  [...html.matchAll(/href="([^"]*)"/g)].map(([, url = ""]) => url.replaceAll("&amp;", "&"));

function expectWhole({ subject, html, text }: RenderedMail): void {
  expect(subject).toMatch(/^\S.{5,120}$/);
  expect(`${subject}\n${text}`).not.toMatch(/undefined|\bnull\b|NaN|Invalid Date|\[object/);
  expect(html).toMatch(/^<!DOCTYPE html[^>]*><html[^>]* lang="en"/);
  expect(Buffer.byteLength(html)).toBeLessThan(100_000);
  for (const url of hrefsOf(html)) {
    expect(url).toMatch(/^(https?:\/\/[^/\s]+|mailto:\S+@)/);
    expect(text).toContain(url.replace("mailto:", ""));
  }
}

describe.each(mails.map((mail) => [mail.name, mail] as const))("%s", (_, mail) => {
  test("has subject, text and HTML with a line to preview it, whole links and why it came; whatever may be absent is", async () => {
    const drawn = await renderMail(mail, mail.sample, acme);
    expectWhole(drawn);
    const props = { data: mail.input.parse(mail.sample), sender: acme };
    const shown = /data-skip-in-text="true">([^<]{10,150})</.exec(drawn.html)?.[1];
    expect(shown?.replaceAll("&#x27;", "'")).toBe(mail.preview(props));
    expect(drawn.text).toContain(mail.why(props));
    expect(drawn.text).toContain("help@acme.example");
    for (const data of withNulls(mail)) expectWhole(await renderMail(mail, data, acme));
    expectWhole(await renderMail(mail, mail.sample, { ...acme, logoUrl: null, email: null, website: null }));
  });

  test("turns nothing that somebody typed into markup", async () => {
    const sender = { ...acme, name: HOSTILE, colour: HOSTILE, logoUrl: `https://acme.example/"><script>` };
    const { html } = await renderMail(mail, hostile(mail), sender);
    expect(html).not.toMatch(/<script|' onload='/);
    expect(html).toContain("&lt;script&gt;");
  });

  test("can be turned off by the setting that it names, unless it goes to members or is about signing in", () => {
    const settings: string[] = Object.keys(CustomerEmailSettings.parse({}));
    expect([null, ...settings]).toContain(mail.switch);
    expect(mail.switch === null).toBe(/^(user|member|notification|customer)\./.test(mail.name));
  });
});

test("no two mails have one name, and every setting turns a mail off", () => {
  const names = mails.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(new Set(mails.map((mail) => mail.switch))).toEqual(
    new Set([null, ...Object.keys(CustomerEmailSettings.parse({}))]),
  );
});

test.each(["#ffee00", "#000000", "#ffffff", "#ff0000", "#7f7f7f"])(
  "the button of %s can be read",
  async (colour) => {
    const mail = mails.find(({ name }) => name === "subscription.payment-failed");
    if (!mail) throw new Error("the mail is gone");
    const { html } = await renderMail(mail, mail.sample, { ...acme, colour });
    const style = /<a href="[^"]*pay[^"]*"[^>]*style="([^"]*)"/.exec(html)?.[1] ?? "";
    const fill = /background-color:(#[0-9a-f]{6})/.exec(style)?.[1] ?? "";
    const text = /(?:^|;)color:(#[0-9a-f]{6})/.exec(style)?.[1] ?? "";
    expect(contrast(fill, text)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(fill, "#ffffff")).toBeGreaterThanOrEqual(3);
  },
);

test("a last attempt is a final notice, and a trial says until when it is free", async () => {
  const drawn = async (name: string, change: object) => {
    const mail = mails.find((each) => each.name === name);
    if (!mail) throw new Error(`no ${name}`);
    return renderMail(mail, { ...(mail.sample as object), ...change }, acme);
  };
  const retried = await drawn("subscription.payment-failed", {});
  expect(retried.text).toContain("We try again on December 8, 2026");
  const last = await drawn("subscription.payment-failed", { next_attempt_at: null });
  expect(last.subject).toMatch(/^Final notice/);
  expect(last.text).not.toContain("try again on");
  const trial = await drawn("subscription.confirmed", { locale: "de" });
  expect(trial.text).toContain("free until 5. Dezember 2026. Then it costs $29.00 per month");
  expect((await drawn("subscription.confirmed", { locale: "no such_locale" })).text).toContain(
    "December 5, 2026",
  );
});
