import { defineConfig } from "vitest/config";
import base from "./vitest.config.ts";

/** Tests that kill the built application: `next build` comes before them. */
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ["tests/crash/**/*.test.ts"],
    testTimeout: 90_000,
    hookTimeout: 90_000,
    fileParallelism: false,
  },
});
