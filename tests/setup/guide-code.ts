import { readFileSync } from "node:fs";
import { inRoot } from "../../scripts/lib/paths.ts";

/** The blocks of code of one language in a page, in their order. */
export function codeOf(page: string, language: string): string[] {
  const blocks = readFileSync(inRoot(page), "utf8").matchAll(/^```(\w+)\n(.*?)^```$/gms);
  return [...blocks].filter(([, name]) => name === language).map(([, , code]) => code ?? "");
}

/** What the page says that its code prints: the comment after each `console.log(…);`. */
export const promisedBy = (code: string): string[] =>
  [...code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map(([, said]) => said ?? "");

/** The same code as CommonJS, which knows neither `import` nor a waiting file. */
export function asCommonJs(code: string): string {
  const required = code.replaceAll(
    /^import (\{[^}]*\}) from ("[^"]+");$/gm,
    (_, names: string, from: string) => `const ${names} = require(${from});`,
  );
  return `(async () => {\n${required}\n})();\n`;
}
