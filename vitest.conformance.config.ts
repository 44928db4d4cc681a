import { defineConfig } from "vitest/config";

/** Other people's clients against the running product: the one `npm test` started, or that of `npm start`. */
export default defineConfig({
  test: {
    include: ["tests/conformance/**/*.test.ts"],
    testTimeout: 30_000,
    maxWorkers: 2,
  },
});
