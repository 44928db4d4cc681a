import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const src = fileURLToPath(new URL("./src", import.meta.url));

export default defineConfig({
  plugins: [
    {
      name: "lua-as-text",
      transform: (code, id) => (id.endsWith(".lua") ? `export default ${JSON.stringify(code)}` : undefined),
    },
  ],
  resolve: { alias: { "@": src, "server-only": `${src}/../tests/setup/empty.ts` } },
  test: {
    globalSetup: "tests/setup/postgres.ts",
    include: [
      "src/**/*.test.{ts,tsx}",
      "tests/contract/**/*.test.ts",
      "tests/integration/**/*.test.ts",
      "tests/properties/**/*.test.ts",
    ],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
