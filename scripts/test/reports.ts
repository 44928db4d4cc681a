import { readFile, rm } from "node:fs/promises";
import path from "node:path";
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
    assertionResults: { status: string; fullName: string; failureMessages: string[] }[];
  }[];
};

const short = (file: string) => path.relative(root, file);

/** What a report of vitest says; a file that could not even be loaded counts as one failure. */
export async function countVitest(file: string): Promise<Tally> {
  const report = await readReport<VitestReport>(file);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  const failures = report.testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === "failed")
      .map(({ fullName, failureMessages }) => ({
        name: `${short(name)} › ${fullName}`,
        error: failureMessages.join("\n"),
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
type PlaywrightSuite = {
  title: string;
  suites?: PlaywrightSuite[];
  specs: { title: string; tests: { status: string; results: { errors: PlaywrightError[] }[] }[] }[];
};
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  suites: PlaywrightSuite[];
  errors: PlaywrightError[];
};

const wordsOf = ({ message, value, location }: PlaywrightError): string =>
  [location && `${short(location.file)}:${location.line}`, message ?? value].filter(Boolean).join("\n");

const isWell = (status: string) => status === "expected" || status === "skipped";

/** The tests that failed, or did only sometimes, with what each was told, under the names of what they stand in. */
const brokenIn = ({ title, suites = [], specs }: PlaywrightSuite): Broken[] => [
  ...specs.flatMap((spec) =>
    spec.tests
      .filter(({ status }) => !isWell(status))
      .map(({ results }) => ({
        name: `${title} › ${spec.title}`,
        error: results.flatMap(({ errors }) => errors.map(wordsOf)).join("\n"),
      })),
  ),
  ...suites.flatMap(brokenIn).map(({ name, error }) => ({ name: `${title} › ${name}`, error })),
];

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
    broken: [...outside, ...report.suites.flatMap(brokenIn)],
  };
}

async function readReport<T>(file: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as T;
  } catch {
    return undefined;
  }
}
