import { run } from "./lib/fail.ts";
import { runInApplication } from "./start/in-application.ts";

/**
 * `npm run credits:reconcile`: compares every credit account in Redis with its archive in Postgres, mends what differs, restores what Redis lost and
 * tells what it did; exit code 1 when an account needs a person.
 */
await run(() =>
  runInApplication(
    "scripts/credits/reconcile.ts",
    "not every account could be reconciled; the lines above say which",
  ),
);
