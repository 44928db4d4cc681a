import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { stripeEventTypes } from "@/lib/stripe-events";
import { STRIPE_API_VERSION } from "@/server/stripe/client";
import { inRoot } from "../../scripts/lib/paths.ts";

const read = (file: string) => readFileSync(inRoot(file), "utf8");
const pages = ["README.md", ...globSync(["docs/**/*.md", "examples/*/README.md"], { cwd: inRoot(".") })];

/** The anchor of a heading, as sites that show Markdown make it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, "")
    .trim()
    .replaceAll(" ", "-");

const anchorsIn = (markdown: string) =>
  [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading ?? ""));

test.each(pages)("%s: every link and picture leads to something that is there", (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link]) => link ?? "");
  const broken = links.filter((link) => {
    const [to = "", anchor] = link.split("#");
    const file = to === "" ? page : path.posix.join(path.posix.dirname(page), to);
    if (!existsSync(inRoot(file))) return true;
    return anchor !== undefined && !anchorsIn(read(file)).includes(anchor);
  });
  expect(broken).toEqual([]);
});

test("the README lists every command", () => {
  const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
  const listed = [...read("README.md").matchAll(/^\| `npm (?:run )?([\w:]+)/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual(Object.keys(scripts).sort());
});

test("the guide to Stripe names the events that mean something to us, and the API version that is called", () => {
  const guide = read("docs/guides/go-live-with-stripe.md");
  const named = [...guide.matchAll(/^- `([a-z_.]+)`$/gm)].map(([, event]) => event ?? "");
  expect(named.sort()).toEqual([...stripeEventTypes].sort());
  expect(guide).toContain(`\`${STRIPE_API_VERSION}\``);
});

test("no page names a setting that does not exist", () => {
  const known = [...read(".env.example").matchAll(/^(?:# )?([A-Z][A-Z0-9_]*)=/gm)].map(([, name]) => name);
  const ours =
    /\b(?:FLORIN|DATABASE|REDIS|UPSTASH|STRIPE|CLERK|SMTP|S3|MAIL|LOG)_[A-Z0-9_]*[A-Z0-9]\b(?!\()/g;
  const ofGuides = ["FLORIN_TOKEN", "STRIPE_KEY", "STRIPE_URL"];
  for (const page of pages) {
    const named = [...new Set(read(page).match(ours) ?? [])];
    expect(
      named.filter((name) => !known.includes(name) && !ofGuides.includes(name)),
      page,
    ).toEqual([]);
  }
});
