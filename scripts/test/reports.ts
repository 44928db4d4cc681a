import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";
import { inRoot, root } from "../lib/paths.ts";
import type { Broken, Tally } from "./steps.ts";

const folder = inRoot("test-results");

/** Where a step writes its report, whose older version is removed so that it cannot be taken for this one. */
export async function reportFile(name: string): Promise<string> {
  const file = path.join(folder, `${name}.json`);
  await rm(file, { force: true });
  return file;
}

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: {
      status: string;
      ancestorTitles: string[];
      title: string;
      fullName: string;
      failureMessages: string[];
    }[];
  }[];
};

const short = (file: string) => path.relative(root, file);

/** What was said of each failed test, by its file and names: that has the differences, which the report has not. */
function saidOf(printed: string): Map<string, string> {
  const blocks = stripVTControlCharacters(printed)
    .split(/^ FAIL +/m)
    .slice(1)
    .map((block) => block.split(/^⎯/m, 1)[0] ?? "");
  return new Map(
    blocks.map((block) => {
      const [name = "", ...lines] = block.split("\n");
      return [name.trim(), lines.join("\n").trim()];
    }),
  );
}

/** What a report of vitest and what it printed say; a file that could not even be loaded counts as one failure. */
export async function countVitest(file: string, printed = ""): Promise<Tally> {
  const report = await readReport<VitestReport>(file);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  const said = saidOf(printed);
  const failures = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === "failed")
      .map(({ ancestorTitles, title, fullName, failureMessages }) => ({
        name: `${short(name)} › ${fullName}`,
        error: said.get([short(name), ...ancestorTitles, title].join(" > ")) || failureMessages.join("\n"),
      })),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
    broken: [...unloaded.map(({ name, message }) => ({ name: short(name), error: message })), ...failures],
  };
}

type PlaywrightError = { message?: string; value?: string; location?: { file: string; line: number } };
type PlaywrightResult = { errors: PlaywrightError[]; attachments: { name: string; path?: string }[] };
type PlaywrightSuite = {
  title: string;
  suites?: PlaywrightSuite[];
  specs: { title: string; tests: { status: string; results: PlaywrightResult[] }[] }[];
};
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites: PlaywrightSuite[];
  errors: PlaywrightError[];
};

const wordsOf = ({ message, value, location }: PlaywrightError): string =>
  [location && `${short(location.file)}:${location.line}`, message ?? value].filter(Boolean).join("\n");

/** What stood on the page when a test failed, as Playwright keeps it for whoever looks into it. */
async function pageIn({ attachments }: PlaywrightResult): Promise<string[]> {
  const kept = attachments.find(({ name }) => name === "error-context")?.path;
  const text = kept ? await readFile(kept, "utf8").catch(() => "") : "";
  const page = /^```yaml\n(.*?)^```/ms.exec(text)?.[1];
  return page ? [`On the page:\n${page.trimEnd()}`] : [];
}

const saidIn = async (result: PlaywrightResult): Promise<string[]> => [
  ...result.errors.map(wordsOf),
  ...(await pageIn(result)),
];

const isWell = (status: string) => status === "expected" || status === "skipped";

/** The tests that failed, or did only sometimes, with what each was told, under the names of what they stand in. */
async function brokenIn({ title, suites = [], specs }: PlaywrightSuite): Promise<Broken[]> {
  const failed = specs.flatMap((spec) =>
    spec.tests
      .filter(({ status }) => !isWell(status))
      .map(async ({ results }) => ({
        name: `${title} › ${spec.title}`,
        error: (await Promise.all(results.map(saidIn))).flat().join("\n"),
      })),
  );
  const within = (await Promise.all(suites.map(brokenIn))).flat();
  return [
    ...(await Promise.all(failed)),
    ...within.map(({ name, error }) => ({ name: `${title} › ${name}`, error })),
  ];
}

/** What a report of Playwright says; an error outside any test counts as one failure. */
export async function countPlaywright(file: string): Promise<Tally> {
  const report = await readReport<PlaywrightReport>(file);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const outside = report.errors.map((error) => ({ name: "outside of any test", error: wordsOf(error) }));
  return {
    passed: expected,
    failed: unexpected + flaky + report.errors.length,
    skipped,
    broken: [...outside, ...(await Promise.all(report.suites.map(brokenIn))).flat()],
  };
}

async function readReport<T>(file: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as T;
  } catch {
    return undefined;
  }
}
