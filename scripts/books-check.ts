import { run } from "./lib/fail.ts";
import { runInApplication } from "./start/in-application.ts";

/**
 * `npm run books:check`: recomputes from the books what orders, payments, refunds, disputes and balances come to, compares with Stripe, and prints
 * what differs; exit code 1 when anything does.
 */
await run(() =>
  runInApplication("scripts/books/check.ts", "the books do not agree; the lines above say where"),
);
