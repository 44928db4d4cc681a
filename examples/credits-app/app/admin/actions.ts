"use server";

import { TransactionError } from "@florin/credits";
import { credits } from "@/lib/credits";
import { isSame } from "@/lib/secret";

/** What the form shows, and the key of what is granted next. */
export type Granted = { key: string; said: string; isError: boolean };

const DAY_MS = 24 * 60 * 60 * 1000;

/** Grants credits by hand. */
export async function grantCredits(before: Granted, form: FormData): Promise<Granted> {
  const field = (name: string) => String(form.get(name) ?? "").trim();
  const failed = (said: string): Granted => ({ ...before, said, isError: true });
  if (!isSame(field("token"), process.env.ADMIN_TOKEN)) return failed("That is not the admin token.");
  const days = Number(field("days"));
  try {
    const { balance, transaction } = await credits.grant(field("user"), Number(field("amount")), {
      reason: "adjustment",
      description: field("description"),
      idempotencyKey: `admin:${field("key")}`,
      // At the end of a day, so that the same form sent twice is the same request.
      ...(days > 0 && { expiresAt: (Math.ceil(Date.now() / DAY_MS) + days) * DAY_MS }),
    });
    const said = `Granted ${transaction.amount}; the balance is ${balance}.`;
    return { key: crypto.randomUUID(), said, isError: false };
  } catch (error) {
    if (error instanceof TransactionError) return failed(error.message);
    throw error;
  }
}
