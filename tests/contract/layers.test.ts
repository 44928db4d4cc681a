import { execFile } from "node:child_process";
import { globSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { inRoot } from "../../scripts/lib/paths.ts";

type Cruise = {
  modules: { source: string }[];
  summary: {
    violations: { rule: { name: string }; from: string; to: string }[];
    ruleSetUsed: { forbidden: { name: string }[] };
  };
};

/** Cruises `src` of a folder by the command and the rules of `npm run check`. */
async function cruise(folder: string): Promise<Cruise> {
  const args = [inRoot("node_modules/dependency-cruiser/bin/dependency-cruise.mjs"), "src"];
  args.push("--config", inRoot(".dependency-cruiser.cjs"), "--output-type", "json");
  const options = { cwd: folder, maxBuffer: 1 << 28 };
  const { stdout } = await promisify(execFile)(process.execPath, args, options).catch(
    (error: { stdout: string }) => error,
  );
  return JSON.parse(stdout) as Cruise;
}

/** Rule, who imports, whom: each of them once, in a tree that holds nothing else. */
const forbidden = [
  ["no-cycles", "src/lib/egg.ts", "src/lib/hen.ts"],
  ["every-import-leads-somewhere", "src/lib/lost.ts", "src/lib/nowhere.ts"],
  ["src-stands-alone", "src/server/script-user.ts", "scripts/tool.ts"],
  ["packages-for-development-stay-there", "src/server/tested.ts", "vitest"],
  ["lib-is-pure", "src/lib/impure.ts", "src/server/plumbing.ts"],
  ["server-knows-no-feature", "src/server/knowing.ts", "src/modules/orders/index.ts"],
  ["components-know-no-feature", "src/components/ui/knowing.tsx", "src/modules/orders/schema.ts"],
  ["app-binds-only", "src/app/orders/page.tsx", "src/modules/orders/repository.ts"],
  ["app-binds-only", "src/app/prices/page.tsx", "src/modules/orders/price-repository.ts"],
  ["app-binds-only", "src/app/query/page.tsx", "src/server/db/client.ts"],
  ["nobody-imports-app", "src/modules/orders/homesick.ts", "src/app/page.tsx"],
  ["nobody-imports-the-sandbox", "src/server/pretending.ts", "src/sandbox/stripe/main.ts"],
  ["the-sandbox-imports-nobody", "src/sandbox/stripe/leaning.ts", "src/lib/money.ts"],
  ["the-sdk-stands-alone", "src/sdk/leaning.ts", "src/lib/money.ts"],
  [
    "modules-meet-at-the-front-door",
    "src/modules/refunds/refund-order.ts",
    "src/modules/orders/place-order.ts",
  ],
  ["modules-meet-at-the-front-door", "src/modules/refunds/jobs.ts", "src/modules/orders/jobs.ts"],
  ["doors-open-outwards", "src/modules/orders/export-orders.ts", "src/modules/orders/routes.ts"],
  ["lists-of-all-are-for-the-start", "src/modules/orders/omniscient.ts", "src/modules/routes.ts"],
  ["prisma-only-in-repositories", "src/modules/orders/sell.ts", "src/generated/prisma/client.ts"],
  ["rules-are-pure", "src/modules/orders/rules.ts", "src/server/env.ts"],
  ["client-imports-no-server", "src/modules/orders/components/list.tsx", "src/modules/orders/repository.ts"],
  ["client-imports-no-server", "src/modules/orders/queries.ts", "src/server/log.ts"],
] as const;

/** What the same rules must let pass. */
const allowed = [
  ["src/app/fine/page.tsx", "src/modules/orders/index.ts"],
  ["src/modules/refunds/give-back.ts", "src/modules/orders/index.ts"],
  ["src/modules/refunds/components/form.tsx", "src/modules/orders/schema.ts"],
  ["src/modules/orders/components/table.tsx", "src/modules/orders/queries.ts"],
  ["src/modules/orders/repository.ts", "src/generated/prisma/client.ts"],
] as const;

const isFile = (name: string) => /\.tsx?$/.test(name) && name !== "src/lib/nowhere.ts";

/** What an import says to get this file, or this package. */
const nameOf = (name: string) =>
  /\.tsx?$/.test(name) ? `@/${path.posix.relative("src", name).replace(/\.tsx?$/, "")}` : name;

let folder: string;
let seen: Cruise;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "florin-layers-"));
  for (const file of ["tsconfig.json", "package.json"]) await cp(inRoot(file), path.join(folder, file));
  await symlink(inRoot("node_modules"), path.join(folder, "node_modules"));
  const imports = [...forbidden.map(([, from, to]) => [from, to] as const), ...allowed];
  const files = new Map<string, string>();
  for (const [from, to] of imports) {
    if (isFile(to)) files.set(to, files.get(to) ?? "");
    files.set(from, `${files.get(from) ?? ""}import "${nameOf(to)}";\n`);
  }
  files.set("src/lib/hen.ts", 'import "./egg";\n');
  for (const [file, text] of files) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), `${text}export {};\n`);
  }
  seen = await cruise(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(forbidden)("%s: %s may not import %s", (name, importer, imported) => {
  const found = seen.summary.violations.filter(({ rule, from }) => rule.name === name && from === importer);
  expect(found.map(({ to }) => to).some((to) => to === imported || to.includes(nameOf(imported)))).toBe(true);
});

test.each(allowed)("%s may import %s", (importer, imported) => {
  const found = seen.summary.violations.filter(({ from, to }) => from === importer && to === imported);
  expect(found).toEqual([]);
});

test("every rule is broken here at least once", () => {
  const broken = new Set(seen.summary.violations.map(({ rule }) => rule.name));
  expect([...broken].sort()).toEqual(seen.summary.ruleSetUsed.forbidden.map(({ name }) => name).sort());
});

test("the rules look at every file of the application", async () => {
  const looked = new Set((await cruise(inRoot("."))).modules.map(({ source }) => source));
  const ours = globSync("src/**/*.{ts,tsx}", { cwd: inRoot(".") }).filter(
    (file) => !file.startsWith("src/generated/") && !file.endsWith(".d.ts"),
  );
  expect(ours.filter((file) => !looked.has(file))).toEqual([]);
});
