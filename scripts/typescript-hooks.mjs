import { existsSync, readFileSync, statSync } from "node:fs";
import { registerHooks } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/**
 * Preloaded (`node --conditions=react-server --import ./scripts/typescript-hooks.mjs file.ts`), it lets plain Node import the application's
 * code as its bundler does: `@/x` is `src/x`, extensions and `/index` may be left out, and a `.lua` file is its text. JSX is not understood.
 */
const src = fileURLToPath(new URL("../src", import.meta.url));

const isFile = (file) => existsSync(file) && statSync(file).isFile();

/** The file that is meant by a path without regard to extension, or undefined. */
const complete = (file) => [file, `${file}.ts`, path.join(file, "index.ts")].find(isFile);

function ours(specifier, parent) {
  if (specifier.startsWith("@/")) return path.join(src, specifier.slice(2));
  if (/^\.{1,2}(\/|$)/.test(specifier) && parent?.startsWith("file:") && !parent.includes("/node_modules/")) {
    return path.resolve(path.dirname(fileURLToPath(parent)), specifier);
  }
  return undefined;
}

registerHooks({
  resolve(specifier, context, next) {
    const file = ours(specifier, context.parentURL);
    const found = file && complete(file);
    if (found) return next(pathToFileURL(found).href, context);
    try {
      return next(specifier, context);
    } catch (error) {
      // Packages without an `exports` map (next among them) are imported by file, whose extension bundlers do not ask for.
      if (error.code !== "ERR_MODULE_NOT_FOUND" || !/^[@\w][^:]*\/[^.]+$/.test(specifier)) throw error;
      return next(`${specifier}.js`, context);
    }
  },
  load(url, context, next) {
    if (!url.endsWith(".lua")) return next(url, context);
    const text = readFileSync(fileURLToPath(url), "utf8");
    return { format: "module", source: `export default ${JSON.stringify(text)};`, shortCircuit: true };
  },
});
