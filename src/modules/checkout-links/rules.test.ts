import fc from "fast-check";
import { expect, test } from "vitest";
import { Metadata } from "@/lib/metadata";
import { attributed, embedOriginOf, isMachine, prefillOf } from "./rules";

test("an address fills in e-mail, name, code, amount and answers", () => {
  const search = {
    customer_email: " ada@example.com ",
    customer_name: "Ada",
    discount_code: "SPRING",
    amount: "2500",
    "custom_field_data.team": "Blue",
    other: "ignored",
  };
  expect(prefillOf(search)).toEqual({
    customer_email: "ada@example.com",
    customer_name: "Ada",
    discount_code: "SPRING",
    amount: 2500,
    custom_field_data: { team: "Blue" },
  });
});

test("what is no e-mail, no amount, too long or holds a NUL is left away, and of a repeated one the first counts", () => {
  const search = {
    customer_email: "nobody",
    customer_name: ["x".repeat(257), "Ada"],
    discount_code: "A\0B",
    amount: "-5",
    "custom_field_data.": "x",
    "custom_field_data.team": "",
  };
  expect(prefillOf(search)).toEqual({});
  expect(prefillOf({ customer_name: ["Ada", "Grace"] })).toEqual({ customer_name: "Ada" });
});

test("whatever an address says, the metadata stays valid and keeps all that the merchant wrote", () => {
  const names = ["reference_id", "utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term"];
  const value = fc.oneof(fc.string({ unit: "binary", maxLength: 900 }), fc.constant(undefined));
  const search = fc.dictionary(fc.constantFrom(...names, "color"), value);
  const own = fc.dictionary(
    fc.oneof(fc.constantFrom(...names), fc.string({ minLength: 1, maxLength: 40 })),
    fc.oneof(fc.string({ maxLength: 20 }), fc.integer(), fc.boolean()),
    { maxKeys: 50 },
  );
  fc.assert(
    fc.property(own, search, (metadata, given) => {
      const result = attributed(metadata, given);
      expect(Metadata.safeParse(result).success).toBe(true);
      expect(result).toMatchObject(metadata);
      for (const name of Object.keys(result)) expect([...names, ...Object.keys(metadata)]).toContain(name);
    }),
  );
});

test("where a buyer came from is kept, under the names that campaigns use", () => {
  expect(
    attributed({ plan: "pro" }, { utm_source: "news", reference_id: "r-1", utm_term: "\0", utm_evil: "x" }),
  ).toEqual({ plan: "pro", utm_source: "news", reference_id: "r-1" });
});

test("a site that embeds is an origin and nothing more", () => {
  expect(embedOriginOf({})).toBeNull();
  expect(embedOriginOf({ embed_origin: "https://shop.example.com" })).toBe("https://shop.example.com");
  for (const wrong of [
    "",
    "*",
    "https://a.example/path",
    "https://a.example;",
    "javascript:alert(1)",
    "null",
  ])
    expect(embedOriginOf({ embed_origin: wrong })).toBe("refused");
});

test("programs that draw previews or index are told from browsers", () => {
  const programs = [
    null,
    "",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)",
    "facebookexternalhit/1.1",
    "WhatsApp/2.23.20.0",
    "TelegramBot (like TwitterBot)",
    "curl/8.5.0",
  ];
  for (const name of programs) expect(isMachine(name), String(name)).toBe(true);
  const browsers = [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/141.0.0.0 Safari/537.36",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Mozilla/5.0 (Linux; Android 14; wv) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36 Instagram 300.0",
  ];
  for (const name of browsers) expect(isMachine(name), name).toBe(false);
});
