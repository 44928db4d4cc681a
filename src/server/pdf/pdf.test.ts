import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import { breakLines } from "./break-lines";
import { isRightToLeft, runsOf } from "./order-letters";
import { Pdf } from "./pdf";

const box = { x: 50, y: 50, width: 400 };
const at = new Date("2026-03-31T00:00:00Z");

function aPdf(...texts: string[]): Promise<Buffer> {
  const pdf = new Pdf({ title: "Test document", author: "Test", at });
  let { y } = box;
  for (const text of texts) y += pdf.write(text, { ...box, y });
  return pdf.finish();
}

test("the same texts make the same bytes", async () => {
  const [one, other] = [await aPdf("Grüße", "上海"), await aPdf("Grüße", "上海")];
  expect(one.equals(other)).toBe(true);
});

test("letters of many scripts stand as text, each in a font that has them", async () => {
  const texts = [
    "Zażółć ngữ",
    "Οδυσσέας",
    "Иванов",
    "上海示例 ソフト",
    "한국어",
    "ก่อน",
    "प्रोग्राम",
    "€ ₺ ₽ £",
  ];
  const pdf = await getDocumentProxy(new Uint8Array(await aPdf(...texts)));
  const { text } = await extractText(pdf, { mergePages: true });
  // Marks around a letter make readers see gaps in a word.
  const plain = (some: string) => some.normalize("NFC").replaceAll(/\s/g, "");
  for (const part of texts) expect(plain(text)).toContain(plain(part));
});

test("the document says its title and language, and that its texts are tagged", async () => {
  const pdf = await getDocumentProxy(new Uint8Array(await aPdf("Text")));
  const { info } = await pdf.getMetadata();
  expect(info).toMatchObject({ Title: "Test document", Language: "en" });
  expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
});

test("a text from right to left stands in the order of the page, with its brackets mirrored and its numbers kept", () => {
  expect(isRightToLeft("שלום")).toBe(true);
  expect(isRightToLeft("Pro שלום")).toBe(false);
  expect(runsOf("שלום (12) Pro", "rtl")).toEqual([
    { text: "Pro", isRightToLeft: false },
    { text: "( ", isRightToLeft: true },
    { text: "12", isRightToLeft: false },
    { text: "שלום )", isRightToLeft: true },
  ]);
});

test("lines are as wide as they may be, and only a word longer than a line is broken", () => {
  const widthOf = (text: string) => text.length;
  expect(breakLines("one two three", 8, widthOf)).toEqual(["one two", "three"]);
  expect(breakLines("one (two) three", 9, widthOf)).toEqual(["one (two)", "three"]);
  expect(breakLines("abcdefghij", 4, widthOf)).toEqual(["abcd", "efgh", "ij"]);
  expect(breakLines("one\ntwo", 9, widthOf)).toEqual(["one", "two"]);
});
