import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** `npm run mutants` changes one line of one file, to see a test fail for it. */
const mutant: { file: string; from: string; to: string } | null = JSON.parse(
  process.env.FLORIN_MUTANT || "null",
);
const mutated = (code: string, id: string) =>
  mutant && id.endsWith(mutant.file) ? code.replace(mutant.from, () => mutant.to) : code;

const src = fileURLToPath(new URL("./src", import.meta.url));

export default defineConfig({
  plugins: [
    {
      name: "lua-as-text",
      transform: (code, id) =>
        id.endsWith(".lua") ? `export default ${JSON.stringify(mutated(code, id))}` : undefined,
    },
    {
      name: "mutant",
      enforce: "pre",
      transform: (code, id) =>
        mutant && id.endsWith(".ts") && id.endsWith(mutant.file) ? mutated(code, id) : undefined,
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
      "tests/simulation/**/*.test.ts",
    ],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
});
