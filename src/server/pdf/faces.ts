import "server-only";
import path from "node:path";

/** A font file, and the letters that it is taken for. */
export type Face = { name: string; file: string; covers: RegExp };

const inPackage = (file: string) =>
  path.join(/* turbopackIgnore: true */ process.cwd(), "node_modules", file);

const embedded = (family: string, file: string) => inPackage(`@embedpdf/fonts-${family}/fonts/${file}`);

/** Latin with all its marks, Greek, Cyrillic, Devanagari, digits, signs of currencies; and whatever no other face covers. */
const latin = (weight: "Regular" | "Bold"): Face => ({
  name: `latin-${weight}`,
  file: embedded("latin", `NotoSans-${weight}.ttf`),
  covers: /./su,
});

const others: readonly Face[] = [
  {
    name: "arabic",
    file: embedded("arabic", "NotoNaskhArabic-Regular.ttf"),
    covers: /[\p{sc=Arabic}\u060c\u061b\u061f\u0640\u0660-\u0669]/u,
  },
  { name: "hebrew", file: embedded("hebrew", "NotoSansHebrew-Regular.ttf"), covers: /\p{sc=Hebrew}/u },
  { name: "korean", file: embedded("kr", "NotoSansKR-Regular.otf"), covers: /\p{sc=Hangul}/u },
  {
    name: "chinese",
    file: embedded("sc", "NotoSansHans-Regular.otf"),
    covers:
      /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Bopomofo}\u3000-\u303f\u30fb\u30fc\uff00-\uffef]/u,
  },
  {
    name: "thai",
    file: inPackage("@fontsource/noto-sans-thai/files/noto-sans-thai-thai-400-normal.woff"),
    covers: /\p{sc=Thai}/u,
  },
];

/** The faces of a document. A file is read only when a letter of it is set. */
export const faces: readonly Face[] = [latin("Regular"), latin("Bold"), ...others];

/** The face for a letter; marks and joiners stay in the face of the letter that they stand on. */
export function faceOf(letter: string, isBold: boolean, before: string | null): string {
  if (before && /^[\p{M}\u200c\u200d]/u.test(letter)) return before;
  return others.find(({ covers }) => covers.test(letter))?.name ?? (isBold ? "latin-Bold" : "latin-Regular");
}
