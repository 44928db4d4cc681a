/**
 * `node scripts/run.mjs db/migrate.ts …`: runs a script of this folder on a clone in any state: what is missing is installed first, and the
 * script runs on the Node that the lockfile names, whatever the system's is. Plain Node 18, without dependencies.
 */
import { bootstrap } from "./lib/bootstrap.mjs";

const [script, ...args] = process.argv.slice(2);
await bootstrap(script, args);
