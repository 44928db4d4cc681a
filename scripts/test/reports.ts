import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { inRoot } from "../lib/paths.ts";
import type { Tally } from "./steps.ts";

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
  testResults: { status: string; assertionResults: unknown[] }[];
};

/** What a report of vitest says; a file that could not even be loaded counts as one failure. */
export async function countVitest(file: string): Promise<Tally> {
  const report = await readReport<VitestReport>(file);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
};

/** What a report of Playwright says; an error outside any test counts as one failure. */
export async function countPlaywright(file: string): Promise<Tally> {
  const report = await readReport<PlaywrightReport>(file);
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped };
}

async function readReport<T>(file: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(file, "utf8")) as T;
  } catch {
    return undefined;
  }
}
