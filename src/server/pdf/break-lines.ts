/** Where a line may end: words with the punctuation after them, and what fills the gaps. */
const words = new Intl.Segmenter("en", { granularity: "word" });
const letters = new Intl.Segmenter("en", { granularity: "grapheme" });

type Measure = (text: string) => number;

/** Parts a text into lines no wider than `width`. Words longer than a line are broken; line ends of the text stay. */
export const breakLines = (text: string, width: number, widthOf: Measure): string[] =>
  text.split(/\r\n|[\n\r\u2028\u2029]/).flatMap((paragraph) => breakParagraph(paragraph, width, widthOf));

function breakParagraph(paragraph: string, width: number, widthOf: Measure): string[] {
  if (widthOf(paragraph) <= width) return [paragraph];
  const lines: string[] = [];
  let line = "";
  let used = 0;
  for (const piece of piecesOf(paragraph).flatMap((piece) => fitting(piece, width, widthOf))) {
    if (used + widthOf(piece.trimEnd()) > width && line !== "") {
      lines.push(line.trimEnd());
      line = "";
      used = 0;
    }
    line += piece;
    used += widthOf(piece);
  }
  return [...lines, line.trimEnd()];
}

/** A word as it is, or its letters where it is longer than a line. */
const fitting = (piece: string, width: number, widthOf: Measure): string[] =>
  widthOf(piece.trimEnd()) <= width ? [piece] : [...letters.segment(piece)].map(({ segment }) => segment);

/** Spaces and punctuation belong to the word before them; an opening bracket to the one behind. */
function piecesOf(paragraph: string): string[] {
  const pieces: string[] = [];
  let isOpen = false;
  for (const { segment, isWordLike } of words.segment(paragraph)) {
    const opens = /^[\p{Ps}\p{Pi}#$€£¥]$/u.test(segment);
    const last = pieces.length - 1;
    if (last >= 0 && (isOpen || !(isWordLike || opens))) pieces[last] += segment;
    else pieces.push(segment);
    isOpen = opens;
  }
  return pieces;
}
