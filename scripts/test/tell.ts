import { stripVTControlCharacters } from "node:util";
import type { Broken, Outcome } from "./steps.ts";

const MOST_TOLD = 20;
const MOST_LINES = 40;

/** The beginning and the end of a text, in few lines. */
function inShort(text: string): string {
  const lines = stripVTControlCharacters(text)
    .split("\n")
    .filter((line) => line.trim());
  if (lines.length <= MOST_LINES) return lines.join("\n");
  const last = 20;
  return [...lines.slice(0, MOST_LINES - last - 1), "…", ...lines.slice(-last)].join("\n");
}

const told = (title: string, { name, error }: Broken): string =>
  `✗ ${title}: ${name}\n${inShort(error).replaceAll(/^/gm, "    ")}`;

/** What failed, by name and in short, so that the end of a long log says it: at most twenty, at most forty lines of each. */
export function tellBroken(outcomes: readonly Outcome[]): string[] {
  const all = outcomes.flatMap(({ title, broken }) => broken.map((one) => told(title, one)));
  const more = all.length - MOST_TOLD;
  return [...all.slice(0, MOST_TOLD), ...(more > 0 ? [`… and ${more} more`] : [])];
}

/** What each step came to, and in the last line the sums. Answers how many failed. */
export function tellSums(outcomes: readonly Outcome[]): number {
  const sum = { passed: 0, failed: 0, skipped: 0 };
  console.log("");
  for (const { title, seconds, passed, failed, skipped } of outcomes) {
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
    const counts = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
    console.log(
      `${failed === 0 ? "✓" : "✗"} ${title.padEnd(40)} ${counts.padEnd(28)} ${seconds.toFixed(1).padStart(7)} s`,
    );
  }
  console.log(
    `\n${sum.passed} passed, ${sum.failed} failed${sum.skipped > 0 ? `, ${sum.skipped} skipped` : ""}`,
  );
  return sum.failed;
}
