import { Failure, messageOf, run } from "../lib/fail.ts";
import { inRoot } from "../lib/paths.ts";
import { Supervisor } from "../lib/supervisor.ts";
import { ensureClient } from "../start/build.ts";
import { Progress } from "../start/progress.ts";
import { findChromium } from "./browser.ts";
import { runChecks } from "./checks.ts";
import { type Product, startProduct } from "./product.ts";
import { countPlaywright, countVitest, reportFile } from "./reports.ts";
import { type Outcome, runStep } from "./steps.ts";
import { tellBroken, tellSums } from "./tell.ts";

/**
 * `npm test`: every check and every test, those in a real browser against the whole product included. Goes on after a failure, so that one
 * run tells all; at its end stand what failed, each step, and in one line the sums, and the exit code is 0 when nothing failed. `npm run check` (`--checks`) stops after
 * the checks that need no server.
 */
const supervisor = new Supervisor(inRoot(".florin-test", "running"));

async function runVitest(
  title: string,
  name: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<Outcome> {
  const report = await reportFile(name);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  return runStep(supervisor, {
    title,
    program: "vitest",
    args: ["run", ...args, ...reporters],
    env,
    count: (printed) => countVitest(report, printed),
  });
}

/** The tests against the running product: in a browser, then by other people's clients. */
async function runAgainst(product: Product): Promise<Outcome[]> {
  const report = await reportFile("e2e");
  const env = {
    FLORIN_TEST_URL: product.url,
    FLORIN_TEST_DATA: product.data,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  const chromium = await findChromium();
  const browser = await runStep(supervisor, {
    title: "In a browser (Playwright)",
    program: "playwright",
    args: ["test", "--reporter=list,json"],
    env: { ...env, ...(chromium && { CHROMIUM_PATH: chromium }) },
    count: () => countPlaywright(report),
  });
  const conformance = await runVitest(
    "Other people's clients",
    "conformance",
    ["--config", "vitest.conformance.config.ts"],
    env,
  );
  return [browser, conformance];
}

async function all(): Promise<Outcome[]> {
  await ensureClient(new Progress(() => supervisor.isStopping));
  const outcomes = await runChecks(supervisor);
  if (process.argv.includes("--checks")) return outcomes;
  outcomes.push(await runVitest("Units, contracts, integration (vitest)", "vitest", []));
  const since = Date.now();
  const title = "Build and start";
  const ended = () => ({ title, skipped: 0, seconds: (Date.now() - since) / 1000 });
  try {
    const product = await startProduct(supervisor);
    outcomes.push({ ...ended(), passed: 1, failed: 0, broken: [] });
    outcomes.push(...(await runAgainst(product)));
    outcomes.push(await runVitest("Killed at every step", "crash", ["--config", "vitest.crash.config.ts"]));
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    const broken = [{ name: "did not come up", error: messageOf(error) }];
    outcomes.push({ ...ended(), passed: 0, failed: 1, broken });
  }
  return outcomes;
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.on(signal, async () => {
    await supervisor.stop();
    process.exit(130);
  });
}

await run(async () => {
  await supervisor.clearLeftovers();
  try {
    const outcomes = await all();
    // Before the sums, which are to be the last line.
    await supervisor.stop();
    for (const text of tellBroken(outcomes)) console.log(`\n${text}`);
    const failed = tellSums(outcomes);
    process.exitCode = failed === 0 ? 0 : 1;
  } finally {
    await supervisor.stop();
  }
});
