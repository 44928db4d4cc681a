import { z } from "zod";
import type { Transaction } from "@/sdk";
import type { Entry } from "./archive-rules";

const credits = z.int();
const Bucket = z.tuple([z.string().regex(/^\d{3}\.\d{15}\.\d{15}\../), credits]);

/** What the archive relies on of a transaction. It may hold more. */
const Line = z.looseObject({
  id: z.string().regex(/^tx_\d+_/),
  seq: z.int().min(1),
  type: z.string(),
  amount: credits,
  balance: credits.min(0),
  held: credits.min(0),
  timestamp: z.int().min(0),
  grants: z.array(Bucket),
  holdId: z.string().optional(),
  expiresAt: z.int().optional(),
  captured: credits.min(0).optional(),
  lapsed: credits.min(0).optional(),
  refunded: credits.min(0).optional(),
  feature: z.string().optional(),
  reason: z.string().optional(),
});

/** Reads a transaction as the ledger wrote it; null for a text that is none. */
export function readTransaction(text: string): Transaction | null {
  try {
    const line = Line.safeParse(JSON.parse(text));
    // ledger.lua wrote it; what the archive relies on was checked.
    return line.success ? (line.data as unknown as Transaction) : null;
  } catch {
    return null;
  }
}

const Entries = z.array(z.tuple([z.string(), z.array(z.string()).nullable()]));

/** Of one stream: a list of pairs in Redis' older protocol, the pair itself in its newer one. */
const Reply = z.union([
  z.null(),
  z.tuple([z.string(), Entries]).transform(([, entries]) => entries),
  z.array(z.tuple([z.string(), Entries])).transform((streams) => streams.flatMap(([, entries]) => entries)),
]);

/** One entry of the stream; `fields` are null where it was trimmed before it was acknowledged. */
export type StreamEntry = { id: string; account: string; text: string };

/** The entries in the answer of XREADGROUP. */
export const readStream = (reply: unknown): StreamEntry[] =>
  (Reply.parse(reply) ?? []).map(([id, words]) => {
    const fields = new Map<string, string>();
    for (let at = 0; at + 1 < (words?.length ?? 0); at += 2)
      fields.set(words?.[at] ?? "", words?.[at + 1] ?? "");
    return { id, account: fields.get("account") ?? "", text: fields.get("tx") ?? "" };
  });

const Account =
  /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Whose account this is the name of; null where it is not the name of a customer's. */
export function customerOf(account: string): { organization_id: string; customer_id: string } | null {
  const [, organization_id, customer_id] = Account.exec(account) ?? [];
  return organization_id && customer_id ? { organization_id, customer_id } : null;
}

/** The entry as one of a customer, or null where the account is named otherwise: other applications may use the same ledger. */
export function ofCustomer({ id, account, text }: StreamEntry): Entry | null {
  const key = customerOf(account);
  if (!key) return null;
  const { organization_id, customer_id } = key;
  return { entry_id: id, organization_id, customer_id, text, transaction: readTransaction(text) };
}
