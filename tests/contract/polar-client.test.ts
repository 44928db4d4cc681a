import { expect, test } from "vitest";
import { routes } from "@/modules/routes";
import { groupOf, type Operation, polarOperations, provedNames } from "./polar-operations.ts";

const operations = polarOperations();
const proved = provedNames();

/** A path as it is matched: whatever the parameters are called. */
const shape = (method: string, path: string) => `${method} ${path.replaceAll(/\{\w+\}/g, "{}")}`;
const mounted = new Set(routes.map(({ spec }) => shape(spec.method, spec.path)));

/** Paths that mean another thing here: the words of Polar's newer API came after ours. */
const otherMeaning = new Map([
  ["GET /members", "another meaning: here, the members of the organization; there, those of a customer"],
]);

function stateOf({ name, method, path }: Operation): string {
  const other = otherMeaning.get(`${method} ${path}`);
  if (other) return other;
  if (!mounted.has(shape(method, path))) return "not yet";
  return proved.has(name) ? "works" : "mounted, not proved";
}

const mark = (has: boolean) => (has ? "•" : "");

function tableOf(group: string): string {
  const rows = operations.filter((operation) => groupOf(operation) === group);
  const line = (operation: Operation) =>
    `| \`${operation.name}\` | \`${operation.method} ${operation.path}\` | ${mark(operation.isStrict)} | ${mark(operation.isRecent)} | ${stateOf(operation)} |`;
  return [
    `## ${group}`,
    "",
    "| operation | request | 0.49.0 | 1.0.1 | state |",
    "|---|---|---|---|---|",
    ...rows.map(line),
    "",
  ].join("\n");
}

const groups = [...new Set(operations.map(groupOf))];
const count = (state: string) => operations.filter((operation) => stateOf(operation) === state).length;

const document = `# Polar's clients against Florin

Which operations of \`@polar-sh/sdk\` work when its base URL is a Florin. Paths are below \`/api/v1\` (or \`/v1\`); a dot says which version of
the client knows the operation. *Works*: a test in \`tests/conformance\` calls it against the running product, and 0.49.0 finds nothing wrong with
any answer. *Not yet*: there is no such endpoint.

${operations.length} operations: ${count("works")} work, ${count("mounted, not proved")} mounted but not proved, ${count("not yet")} not there yet.

This page is written by \`vitest run tests/contract/polar-client.test.ts --update\`, out of the clients' sources and our list of endpoints.

${groups.map(tableOf).join("\n")}`;

test("both clients were read", () => {
  expect(operations.filter(({ isStrict }) => isStrict).length).toBeGreaterThan(150);
  expect(operations.filter(({ isRecent }) => isRecent).length).toBeGreaterThan(150);
});

test("docs/polar-client.md says of each operation whether it works (else: --update)", async () => {
  await expect(document).toMatchFileSnapshot("../../docs/polar-client.md");
});
