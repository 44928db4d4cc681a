import { readdir, stat } from "node:fs/promises";
import path from "node:path";
import { run } from "./lib/fail.ts";
import { inRoot, root } from "./lib/paths.ts";
import { buildSdk } from "./sdk/build.ts";

/** `npm run build:sdk`: the package `@florin/credits` in `dist/sdk`, where `npm publish` takes it from. */
await run(async () => {
  const folder = inRoot("dist/sdk");
  await buildSdk(folder);
  for (const name of await readdir(folder)) {
    const { size } = await stat(path.join(folder, name));
    console.log(
      `${path.relative(root, path.join(folder, name)).padEnd(28)} ${(size / 1000).toFixed(1).padStart(6)} kB`,
    );
  }
});
