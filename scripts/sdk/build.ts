import { copyFile, mkdir, rm } from "node:fs/promises";
import path from "node:path";
import { type Plugin, rolldown } from "rolldown";
import { dts } from "rolldown-plugin-dts";
import { inRoot } from "../lib/paths.ts";

const luaAsText: Plugin = {
  name: "lua-as-text",
  transform: {
    filter: { id: /\.lua$/ },
    handler: (text) => ({ code: `export default ${JSON.stringify(text)};`, moduleType: "js" }),
  },
};

const shared = {
  platform: "node" as const,
  external: [/^node:/, "@upstash/redis"],
};
const options = { ...shared, input: { index: inRoot("src/sdk/index.ts") } };
const command = { ...shared, input: { florin: inRoot("src/sdk/florin/main.ts") } };

/**
 * Writes the package `@florin/credits`, ready for `npm pack` and `npm publish`, into `folder`, which is emptied first: one file of ESM, one of
 * CommonJS, their types, the command `florin`, manifest, readme and licence. The Lua scripts stand inside as text.
 */
export async function buildSdk(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const code = await rolldown({ ...options, plugins: [luaAsText], transform: { target: "node20" } });
  await code.write({ dir: folder, format: "es", entryFileNames: "[name].js" });
  await code.write({ dir: folder, format: "cjs", entryFileNames: "[name].cjs" });
  await code.close();
  const bin = await rolldown({ ...command, transform: { target: "node20" } });
  await bin.write({ dir: folder, format: "es", entryFileNames: "[name].js" });
  await bin.close();
  const logger = { info: () => undefined, warn: () => undefined, error: console.error };
  const types = dts({ emitDtsOnly: true, tsconfig: inRoot("src/sdk/tsconfig.json"), logger });
  const declarations = await rolldown({ ...options, plugins: [luaAsText, types], logLevel: "silent" });
  await declarations.write({ dir: folder, format: "es" });
  await declarations.close();
  const to = (name: string) => path.join(folder, name);
  await copyFile(to("index.d.ts"), to("index.d.cts"));
  await copyFile(inRoot("scripts/sdk/package.json"), to("package.json"));
  await copyFile(inRoot("src/sdk/README.md"), to("README.md"));
  await copyFile(inRoot("LICENSE"), to("LICENSE"));
}
