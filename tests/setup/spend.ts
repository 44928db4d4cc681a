import { Redis } from "ioredis";
import { CreditsSDK } from "../../src/sdk/index.ts";

/** `node spend.ts URL USER COUNT`: so many debits of one credit at once, from a process of its own; prints how many succeeded. */
const [url = "", user = "", count = "0"] = process.argv.slice(2);
const client = new Redis(url);
const sdk = new CreditsSDK(client);
const settled = await Promise.allSettled(Array.from({ length: Number(count) }, () => sdk.deduct(user, 1)));
const refused = settled.flatMap((each) => (each.status === "rejected" ? [each.reason.name as string] : []));
console.log(JSON.stringify({ succeeded: settled.length - refused.length, refused: [...new Set(refused)] }));
client.disconnect();
