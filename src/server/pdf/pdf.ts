import "server-only";
import PDFDocument from "pdfkit";
import { breakLines } from "./break-lines";
import { faceOf, faces } from "./faces";
import { isRightToLeft, runsOf } from "./order-letters";

/** Points, 72 to the inch. A4. */
export const PAGE = { width: 595.28, height: 841.89 } as const;

export type Style = {
  /** Points. */
  size?: number;
  isBold?: boolean;
  /** `#rrggbb` */
  color?: string;
  align?: "start" | "end";
};

export type Box = { x: number; y: number; width: number };

/** What a text is, for those who hear the page: headings and cells of tables. */
export type Tag = "H1" | "H2" | "P" | "TH" | "TD";

const LINE_HEIGHT = 1.4;

/**
 * A document of pages, written from top to bottom. Letters of any covered script stand as text, each font embedded with
 * only the letters that are used. The same calls make the same bytes.
 */
export class Pdf {
  readonly #doc: PDFKit.PDFDocument;
  readonly #bytes: Promise<Buffer>;
  readonly #root: PDFKit.PDFStructureElement;
  #parent: PDFKit.PDFStructureElement;
  /** Measuring takes most of the time, and each text is measured before it is written. */
  readonly #broken = new Map<string, string[]>();

  /** `at` stands in the file as the time of its making. */
  constructor({ title, author, at }: { title: string; author: string; at: Date }) {
    const options = {
      size: [PAGE.width, PAGE.height] as [number, number],
      margin: 0,
      pdfVersion: "1.7" as const,
      lang: "en",
      tagged: true,
      displayTitle: true,
      // None of the built-in fonts: they would stand in the file unused, and know Latin only.
      font: faces[0]?.file ?? "",
      info: {
        Title: title,
        Author: author,
        Creator: "Florin",
        Producer: "Florin",
        CreationDate: at,
        ModDate: at,
      },
    };
    this.#doc = new PDFDocument(options);
    for (const { name, file } of faces) this.#doc.registerFont(name, file);
    const chunks: Buffer[] = [];
    this.#bytes = new Promise((resolve, reject) => {
      this.#doc.on("data", (chunk: Buffer) => chunks.push(chunk));
      this.#doc.on("end", () => resolve(Buffer.concat(chunks)));
      this.#doc.on("error", reject);
    });
    this.#root = this.#doc.struct("Document");
    this.#doc.addStructure(this.#root);
    this.#parent = this.#root;
  }

  /** Writes a text into a box, in as many lines as it takes. Answers its height, in points. */
  write(text: string, box: Box, style: Style = {}, tag: Tag = "P"): number {
    const lines = this.#lines(text, box.width, style);
    const draw = () => {
      for (const [index, line] of lines.entries())
        this.#line(line, box, style, box.y + index * lineHeight(style));
    };
    this.#parent.add(this.#doc.struct(tag, { actual: text }, draw));
    return lines.length * lineHeight(style);
  }

  /** How high a text stands in a box of this width, in points. */
  heightOf(text: string, width: number, style: Style = {}): number {
    return this.#lines(text, width, style).length * lineHeight(style);
  }

  /** What `work` writes belongs together, as a table or a row of it. */
  group(kind: "Table" | "TR" | "Sect", work: () => void): void {
    const outer = this.#parent;
    this.#parent = this.#doc.struct(kind);
    outer.add(this.#parent);
    work();
    this.#parent.end();
    this.#parent = outer;
  }

  /** A line from left to right, which is no content. */
  rule({ x, y, width }: Box, color: string): void {
    this.#doc.markContent("Artifact", { type: "Layout" });
    this.#doc
      .moveTo(x, y)
      .lineTo(x + width, y)
      .lineWidth(0.6)
      .strokeColor(color)
      .stroke();
    this.#doc.endMarkedContent();
  }

  addPage(): void {
    this.#doc.addPage();
  }

  finish(): Promise<Buffer> {
    this.#root.end();
    this.#doc.end();
    return this.#bytes;
  }

  #lines(text: string, width: number, style: Style): string[] {
    const name = JSON.stringify([text, width, style.size, style.isBold]);
    const known = this.#broken.get(name);
    if (known) return known;
    const lines = breakLines(text, width, (part) => this.#width(part, style));
    this.#broken.set(name, lines);
    return lines;
  }

  #pieces(text: string, style: Style): { face: string; text: string }[] {
    const pieces: { face: string; text: string }[] = [];
    for (const letter of text) {
      const last = pieces.at(-1);
      const face = faceOf(letter, style.isBold ?? false, last?.face ?? null);
      if (last?.face === face) last.text += letter;
      else pieces.push({ face, text: letter });
    }
    return pieces;
  }

  #widthOfPiece({ face, text }: { face: string; text: string }, { size = 9.5 }: Style): number {
    return this.#doc.font(face).fontSize(size).widthOfString(text);
  }

  #width(text: string, style: Style): number {
    return this.#pieces(text, style).reduce((sum, piece) => sum + this.#widthOfPiece(piece, style), 0);
  }

  #line(line: string, { x, width }: Box, style: Style, y: number): void {
    if (line === "") return;
    const base = isRightToLeft(line) ? "rtl" : "ltr";
    const pieces = runsOf(line, base).flatMap((run) => {
      const ordered = this.#pieces(run.text, style);
      // Fonts of scripts from right to left turn their letters themselves; what else stands in such a run is signs.
      return run.isRightToLeft ? ordered.reverse().map(turnSigns) : ordered;
    });
    const widths = pieces.map((piece) => this.#widthOfPiece(piece, style));
    const total = widths.reduce((sum, one) => sum + one, 0);
    let left = style.align === "end" ? x + width - total : x;
    pieces.forEach(({ face, text }, index) => {
      this.#doc
        .font(face)
        .fontSize(style.size ?? 9.5)
        .fillColor(style.color ?? "#1c1a17");
      this.#doc.text(text, left, y + (style.size ?? 9.5), { ...shaped, baseline: "alphabetic" });
      left += widths[index] ?? 0;
    });
  }
}

/** As one piece, so that letters of a script from right to left are shaped and ordered over its spaces. */
const shaped = { lineBreak: false, features: [] as PDFKit.Mixins.OpenTypeFeatures[] };

const turnSigns = ({ face, text }: { face: string; text: string }) => ({
  face,
  text: face.startsWith("latin") ? [...text].reverse().join("") : text,
});

const lineHeight = ({ size = 9.5 }: Style) => size * LINE_HEIGHT;
