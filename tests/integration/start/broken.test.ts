import { mkdtemp, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { inRoot } from "../../../scripts/lib/paths.ts";
import { countPlaywright, countVitest } from "../../../scripts/test/reports.ts";
import { tellBroken } from "../../../scripts/test/tell.ts";

async function aFile(content: string): Promise<string> {
  const file = path.join(await mkdtemp(path.join(os.tmpdir(), "florin-report-")), "report");
  await writeFile(file, content);
  return file;
}

const aReport = (content: object) => aFile(JSON.stringify(content));

const anOutcome = (title: string, errors: string[]) => ({
  ...{ title, passed: 1, failed: errors.length, skipped: 0, seconds: 1 },
  broken: errors.map((error, index) => ({ name: `test ${index + 1}`, error })),
});

test("a report of Playwright names what failed and what failed only once, with the place, what was said and what stood on the page", async () => {
  const page = await aFile('# Why\n\n```yaml\n- dialog "Refund"\n```\n\n```ts\nawait gone();\n```\n');
  const ran = (title: string, status: string, message: string) => ({
    title,
    tests: [
      {
        status,
        results: [
          {
            errors: [{ message, location: { file: inRoot("tests/e2e/a.spec.ts"), line: 7 } }],
            attachments: message === "not visible" ? [{ name: "error-context", path: page }] : [],
          },
        ],
      },
    ],
  });
  const report = await aReport({
    stats: { expected: 1, unexpected: 1, flaky: 1, skipped: 0 },
    errors: [{ message: "no server" }],
    suites: [
      {
        title: "a.spec.ts",
        specs: [ran("well", "expected", ""), ran("broken", "unexpected", "not visible")],
        suites: [{ title: "group", specs: [ran("by chance", "flaky", "gone")] }],
      },
    ],
  });
  expect(await countPlaywright(report)).toEqual({
    ...{ passed: 1, failed: 3, skipped: 0 },
    broken: [
      { name: "outside of any test", error: "no server" },
      {
        name: "a.spec.ts › broken",
        error: 'tests/e2e/a.spec.ts:7\nnot visible\nOn the page:\n- dialog "Refund"',
      },
      { name: "a.spec.ts › group › by chance", error: "tests/e2e/a.spec.ts:7\ngone" },
    ],
  });
});

test("a report of vitest names what failed with what was printed of it, and files that could not be loaded", async () => {
  const aFailure = (ancestorTitles: string[], title: string) => ({
    ...{ status: "failed", ancestorTitles, title, failureMessages: ["expected 1 to be 2"] },
    fullName: [...ancestorTitles, title].join(" "),
  });
  const report = await aReport({
    ...{ numPassedTests: 1, numFailedTests: 2, numPendingTests: 0, numTodoTests: 0 },
    testResults: [
      { name: inRoot("tests/a.test.ts"), status: "failed", message: "no such module", assertionResults: [] },
      {
        ...{ name: inRoot("tests/b.test.ts"), status: "failed", message: "" },
        assertionResults: [
          { status: "passed", ancestorTitles: [], title: "well", fullName: "well", failureMessages: [] },
          aFailure(["sums"], "agree"),
          aFailure([], "states are told"),
        ],
      },
    ],
  });
  const printed =
    "⎯⎯ Failed Tests 2 ⎯⎯\n\n\u001b[41m FAIL \u001b[49m tests/b.test.ts > states are told\nnot equal\n- 1\n+ 2\n\n⎯⎯[1/2]⎯\n";
  expect(await countVitest(report, printed)).toEqual({
    ...{ passed: 1, failed: 3, skipped: 0 },
    broken: [
      { name: "tests/a.test.ts", error: "no such module" },
      { name: "tests/b.test.ts › sums agree", error: "expected 1 to be 2" },
      { name: "tests/b.test.ts › states are told", error: "not equal\n- 1\n+ 2" },
    ],
  });
});

test("the end of a log tells at most twenty failures in at most forty lines each, without colours", () => {
  const long = Array.from({ length: 80 }, (_, index) => `line ${index + 1}`).join("\n\n");
  const [first = "", second] = tellBroken([
    anOutcome("Types", [long]),
    anOutcome("Browser", ["\u001b[31mred\u001b[0m"]),
  ]);
  expect(first.split("\n")).toHaveLength(41);
  expect(first).toMatch(/^✗ Types: test 1\n {4}line 1\n[\s\S]* {4}…\n[\s\S]* {4}line 80$/);
  expect(second).toBe("✗ Browser: test 1\n    red");
  const many = tellBroken([
    anOutcome(
      "Units",
      Array.from({ length: 25 }, () => "no"),
    ),
  ]);
  expect([many.length, many.at(-1)]).toEqual([21, "… and 5 more"]);
});
