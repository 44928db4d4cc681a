/**
 * A worker as `FLORIN_ROLE=worker` has it, jobs and billing, without the server around it: so that a dozen of them start within seconds. Says `ready`.
 * It runs inside the application's code (see scripts/typescript-hooks.mjs).
 */
import { begin } from "@/modules/begin";

await begin();
console.info("ready");
