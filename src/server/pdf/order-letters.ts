import bidiFactory from "bidi-js";

const bidi = bidiFactory();

/** Letters of one direction, in the order of reading; runs stand in the order of the page, from left to right. */
export type Run = { text: string; isRightToLeft: boolean };

/** Whether a text begins in a script that is written from right to left. */
export const isRightToLeft = (text: string): boolean =>
  (bidi.getEmbeddingLevels(text).paragraphs[0]?.level ?? 0) % 2 === 1;

/** Parts one line as it stands on the page, by Unicode's bidirectional algorithm. Brackets are mirrored. */
export function runsOf(line: string, base: "ltr" | "rtl"): Run[] {
  const embedding = bidi.getEmbeddingLevels(line, base);
  const { levels } = embedding;
  const mirrored = bidi.getMirroredCharactersMap(line, levels);
  const letters = line.split("").map((letter, index) => mirrored.get(index) ?? letter);
  const runs: { from: number; to: number; level: number }[] = [];
  for (const index of bidi.getReorderedIndices(line, embedding)) {
    const level = levels[index] ?? 0;
    const run = runs.at(-1);
    const continues = run && run.level === level && (index === run.to + 1 || index === run.from - 1);
    if (!continues) runs.push({ from: index, to: index, level });
    else if (index > run.to) run.to = index;
    else run.from = index;
  }
  return runs.map(({ from, to, level }) => ({
    text: letters.slice(from, to + 1).join(""),
    isRightToLeft: level % 2 === 1,
  }));
}
