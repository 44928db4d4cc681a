import { createHash, randomBytes } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import path from "node:path";
import type { Options } from "./options.ts";

/** How far a listener has come, and what it signs with. */
export type Place = {
  secret: string;
  /** Whether it listened before; without an event all that there are have happened since. */
  hasBegun: boolean;
  after: string | null;
};

/** One file for each server and address, so that several listeners go on side by side. */
export function placeFile({ place, server, target }: Options): string {
  if (place) return path.resolve(place);
  const name = createHash("sha256").update(`${server.origin} ${target.href}`).digest("hex").slice(0, 12);
  return path.join(homedir(), ".florin", `listen-${name}.json`);
}

/** The place that was kept; a new one with a secret of its own where there is none. */
export async function readPlace(file: string, isFromNow: boolean): Promise<Place> {
  const fresh = { secret: `whsec_${randomBytes(32).toString("base64")}`, hasBegun: false, after: null };
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return fresh;
  const kept = { ...fresh, ...parsed(text) };
  return isFromNow ? { ...fresh, secret: kept.secret } : kept;
}

function parsed(text: string): Partial<Place> {
  try {
    const { secret, hasBegun, after } = JSON.parse(text);
    if (typeof secret !== "string") return {};
    return { secret, hasBegun: hasBegun === true, after: typeof after === "string" ? after : null };
  } catch {
    return {};
  }
}

/** Whole or not at all: whoever is killed meanwhile finds the place before. For the owner's eyes, as it holds a secret. */
export async function writePlace(file: string, place: Place): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(`${file}.new`, JSON.stringify(place), { mode: 0o600 });
  await rename(`${file}.new`, file);
}
