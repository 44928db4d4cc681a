/**
 * `npm start` (and, with `--dev`, `npm run dev`): from a fresh clone to a running Florin, asking nothing. Plain Node 18 until dependencies are
 * there; what it does then stands in `start/main.ts`.
 */
import { bootstrap } from "./lib/bootstrap.mjs";

await bootstrap("start/main.ts", process.argv.slice(2));
