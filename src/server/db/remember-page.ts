import "server-only";
import { hash } from "node:crypto";
import { z } from "zod";
import { log } from "@/server/log";
import { redis } from "@/server/redis/client";
import { defineScript } from "@/server/redis/script";
import source from "./remember-page.lua";
import type { Sql } from "./sql";

const keep = defineScript({
  source,
  keys: ["list"],
  args: ["page", "ending", "seconds"],
  reply: z.literal("kept"),
});

/** What is remembered of a page that was served: where it ended, and what was counted when. */
const Ending = z.object({
  place: z.array(z.string().nullable()),
  total: z.number(),
  /** Milliseconds since 1970. */
  countedAt: z.number(),
});
type Ending = z.output<typeof Ending>;
export type KnownPage = Ending & { page: number };

/** Long enough to read a page and ask for the next. */
const REMEMBERED_SECONDS = 300;

/** Of a long walk one ending for so many rows is kept: to skip fewer than these from there costs little. */
const ROWS_AN_ENDING = 100;

/**
 * A name for a list: the same for the same organization, filters, order and page size. An instant among the values is the clock's and makes
 * no other list: what a caller filters by comes as text.
 */
export function listName(query: Sql, limit: number): string {
  const values = query.values.map((value) => (value instanceof Date ? null : value));
  return `florin:list:${hash("sha1", JSON.stringify([query.text, values, limit]), "base64url")}`;
}

/** The last page up to `page` of which the end is known; null when there is none, or Redis does not answer. */
export async function recallPage(list: string, page: number): Promise<KnownPage | null> {
  try {
    const words = ["ZREVRANGEBYSCORE", list, String(page), "-inf", "LIMIT", "0", "1"] as const;
    const [kept] = z.array(z.string()).parse(await redis().command(...words));
    if (kept === undefined) return null;
    const end = kept.indexOf(" ");
    return { page: Number(kept.slice(0, end)), ...Ending.parse(JSON.parse(kept.slice(end + 1))) };
  } catch (error) {
    log.warn({ err: error }, "end of a page not recalled");
    return null;
  }
}

/** Keeps where a full page ended, if it is one to keep. A list goes on without, so a Redis that does not answer is only noted. */
export async function rememberPage(list: string, page: number, limit: number, ending: Ending): Promise<void> {
  const isFirstPastMark =
    Math.floor((page * limit) / ROWS_AN_ENDING) > Math.floor(((page - 1) * limit) / ROWS_AN_ENDING);
  if (page * limit > ROWS_AN_ENDING && !isFirstPastMark) return;
  const values = { page, ending: JSON.stringify(ending), seconds: REMEMBERED_SECONDS };
  await keep(redis(), { list }, values).catch((error: unknown) =>
    log.warn({ err: error }, "end of a page not remembered"),
  );
}
