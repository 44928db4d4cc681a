/**
 * `npm test` (and, with `--checks`, `npm run check`): from a fresh clone to a verdict. Plain Node 18 until dependencies are there; what it does
 * then stands in `test/main.ts`.
 */
import { bootstrap } from "./lib/bootstrap.mjs";

await bootstrap("test/main.ts", process.argv.slice(2));
