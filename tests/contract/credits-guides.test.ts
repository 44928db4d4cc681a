import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import * as sdk from "@/sdk";
import { inRoot } from "../../scripts/lib/paths.ts";
import { codeOf } from "../setup/guide-code.ts";

const reference = readFileSync(inRoot("docs/guides/credits/reference.md"), "utf8");
const isNamed = (name: string) => new RegExp(`\\b${name}\\b`).test(reference);

test("the reference names everything that the SDK exports, types included", () => {
  const index = readFileSync(inRoot("src/sdk/index.ts"), "utf8");
  const lists = [...index.matchAll(/export (?:type )?\{([^}]*)\}/g)].map(([, list]) => list ?? "");
  const exported = lists
    .flatMap((list) => list.split(","))
    .map((name) => name.replace("type ", "").trim())
    .filter(Boolean);
  expect(exported.length).toBeGreaterThan(Object.keys(sdk).length);
  expect(exported.filter((name) => !isNamed(name))).toEqual([]);
});

test("the reference names every method of CreditsSDK and PricingEngine", () => {
  const methods = [sdk.CreditsSDK, sdk.PricingEngine].flatMap(({ prototype }) =>
    Object.getOwnPropertyNames(prototype),
  );
  const missing = methods.filter((name) => name !== "constructor" && !reference.includes(`${name}(`));
  expect(missing).toEqual([]);
});

test("the reference has every code of an error under its status", () => {
  const source = readFileSync(inRoot("src/sdk/errors.ts"), "utf8");
  const type = /export type TransactionErrorCode =([^;]*);/.exec(source)?.[1] ?? "";
  const codes = [...type.matchAll(/"(\w+)"/g)].map(([, code]) => code as sdk.TransactionErrorCode);
  const rows = [...reference.matchAll(/^\|[^|]*\| (\d{3}) \| (.*) \|$/gm)];
  const told = rows.flatMap(([, status, list]) =>
    [...(list ?? "").matchAll(/`(\w+)`/g)].map(([, code]) => [code, Number(status)] as const),
  );
  const wrong = codes.filter((code) => {
    const { status } = new sdk.TransactionError(code, "");
    return !told.some(([name, said]) => name === code && said === status);
  });
  expect(codes.length).toBeGreaterThan(10);
  expect(wrong).toEqual([]);
});

test("the architecture lists every key of the ledger", () => {
  const page = readFileSync(inRoot("docs/guides/credits/architecture.md"), "utf8");
  const listed = [...page.matchAll(/^\| `(\w+)/gm)].map(([, name]) => name);
  const keys = readFileSync(inRoot("src/sdk/keys.ts"), "utf8");
  const used = [...keys.matchAll(/\)\}(\w+)(?:`|:)/g)].map(([, name]) => name);
  const ofAccounts = [...(/\[("balance".*?)\]/.exec(keys)?.[1] ?? "").matchAll(/"(\w+)"/g)].map(
    ([, name]) => name,
  );
  expect([...new Set([...used, ...ofAccounts])].sort()).toEqual([...listed].sort());
});

test("every piece of code in the guide to Next.js stands in the example", () => {
  const pieces = ["ts", "tsx"].flatMap((language) => codeOf("docs/guides/credits/nextjs.md", language));
  expect(pieces.length).toBeGreaterThan(6);
  for (const piece of pieces) {
    const [, file = "", code = ""] = /^\/\/ (\S+)\n(.*)$/s.exec(piece) ?? [];
    const example = inRoot("examples/credits-app", file);
    expect(existsSync(example) && readFileSync(example, "utf8").includes(code), file || piece).toBe(true);
  }
});

test("the example has the versions that are tested here", () => {
  const versionsOf = (file: string) => {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(inRoot(file), "utf8"));
    return { ...dependencies, ...devDependencies } as Record<string, string>;
  };
  const ours = versionsOf("package.json");
  const others = Object.entries(versionsOf("examples/credits-app/package.json")).filter(
    ([name, version]) => name !== "@florin/credits" && ours[name] !== version,
  );
  expect(others).toEqual([]);
});
