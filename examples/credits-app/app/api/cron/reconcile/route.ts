import { BalanceVerificationError } from "@florin/credits";
import { credits, redis } from "@/lib/credits";
import { isSame } from "@/lib/secret";

const ACCOUNTS_AT_ONCE = 20;
/** Of each account; older ones are gone for good, as there is no archive. */
const TRANSACTIONS_KEPT = 1000;
const JOURNAL_KEPT = 10_000;

/** Every night: folds the log of each account and compares; what differs is made anew from its log, and told. Then cuts what has grown long. */
export async function GET(request: Request): Promise<Response> {
  if (
    !isSame(
      request.headers.get("Authorization"),
      process.env.CRON_SECRET && `Bearer ${process.env.CRON_SECRET}`,
    )
  )
    return Response.json({ error: "unauthorized" }, { status: 401 });
  const report = { accounts: 0, rebuilt: [] as string[], broken: [] as string[] };
  for await (const users of accounts()) {
    for (let at = 0; at < users.length; at += ACCOUNTS_AT_ONCE) {
      await Promise.all(users.slice(at, at + ACCOUNTS_AT_ONCE).map((user) => reconcile(user, report)));
    }
  }
  // Nobody archives the journal of this application; where a Florin does, it trims it by itself.
  await redis.xtrim("journal", { strategy: "MAXLEN", exactness: "~", threshold: JOURNAL_KEPT });
  return Response.json(report, { status: report.broken.length > 0 ? 500 : 200 });
}

/** Every account that has a balance, page by page; `SCAN` may name one twice, which does no harm. */
async function* accounts(): AsyncGenerator<string[]> {
  let cursor = "0";
  do {
    const [next, keys] = await redis.scan(cursor, { match: "balance:*", count: 500 });
    yield keys.map((key) => key.slice("balance:".length));
    cursor = String(next);
  } while (cursor !== "0");
}

async function reconcile(user: string, report: { accounts: number; rebuilt: string[]; broken: string[] }) {
  report.accounts++;
  try {
    const { isValid } = await credits.verifyBalance(user);
    if (!isValid) {
      await credits.rebuildBalance(user);
      report.rebuilt.push(user);
    }
    await credits.checkpoint(user, { keep: TRANSACTIONS_KEPT });
  } catch (error) {
    if (!(error instanceof BalanceVerificationError)) throw error;
    report.broken.push(user);
  }
}
