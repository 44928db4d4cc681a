import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const baseURL = process.env.FLORIN_TEST_URL || "http://127.0.0.1:3900";
/** The folder of the product that is started here: where the tests look for what it says of itself. */
const data = ".florin-test/browser";
if (!process.env.FLORIN_TEST_URL) process.env.FLORIN_TEST_DATA = data;

const executablePath = [process.env.CHROMIUM_PATH, "/usr/bin/chromium"].find(
  (file) => file && existsSync(file),
);

/** As `tests/e2e/test.ts` has it. */
const slowness = Number(process.env.FLORIN_TEST_SLOWNESS || 1);

/** A browser of its own in a container has no sandbox of the kernel to use and nothing to ask its maker. */
const args = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Tests in a real browser against the whole product: the one `npm test` has started, else one started here on `.florin-test/browser`. */
export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results/e2e",
  workers: 1,
  fullyParallel: false,
  forbidOnly: true,
  // A machine with two cores has days on which everything takes five times as long.
  timeout: 180_000 * slowness,
  expect: { timeout: 30_000 },
  use: {
    actionTimeout: 45_000,
    baseURL,
    browserName: "chromium",
    headless: true,
    launchOptions: { args, ...(executablePath && { executablePath }) },
    // Nothing is on its way to its place or its colour when it is looked at.
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    // A tenth of all the time: `--trace on` for what is to be looked into.
    trace: "off",
  },
  ...(!process.env.FLORIN_TEST_URL && {
    webServer: {
      command: "node tests/setup/start-with-doubles.ts",
      url: `${baseURL}/api/health`,
      env: { PORT: new URL(baseURL).port, FLORIN_DATA: data },
      reuseExistingServer: true,
      timeout: 360_000,
      gracefulShutdown: { signal: "SIGTERM" as const, timeout: 30_000 },
    },
  }),
});
