import { drainAll } from "../../../src/modules/credits/drain-journal.ts";
import { makeGroup } from "../../../src/modules/credits/journal.ts";
import { accountOf, ledgerOf } from "../../../src/modules/credits/ledger.ts";
import { world } from "../../../src/server/context.ts";

/** `drain.ts ORGANIZATION CUSTOMER`: fills the journal to 100,000 entries and times how long archiving them takes. */
const ENTRIES = 100_000;
const [organization = "", customer = ""] = process.argv.slice(2);
const account = accountOf(organization, customer);
const here = world();
await makeGroup(here.redis);
let left = ENTRIES - Number(await here.redis.command("XLEN", "journal"));
const fill = async () => {
  while (left-- > 0) await ledgerOf(here).deduct(account, 1);
};
await Promise.all(Array.from({ length: 64 }, fill));
const since = performance.now();
const entries = await drainAll(here);
console.log(JSON.stringify({ entries, seconds: (performance.now() - since) / 1_000 }));
process.exit();
