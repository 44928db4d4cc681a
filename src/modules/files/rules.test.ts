import fc from "fast-check";
import { expect, test } from "vitest";
import { checkFile } from "./rules";

const MIN_PART = 5;

/** Sizes of the parts of one file. */
const sizes = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 8 });

function fileOf(parts: readonly number[]) {
  let end = 0;
  return {
    name: "a.bin",
    mime_type: "application/octet-stream",
    service: "downloadable" as const,
    size: parts.reduce((sum, size) => sum + size, 0),
    upload: {
      parts: parts.map((size, index) => {
        const chunk_start = end;
        end += size;
        return { number: index + 1, chunk_start, chunk_end: end };
      }),
    },
  };
}

const isTaken = (file: ReturnType<typeof fileOf>) => {
  try {
    checkFile(file, MIN_PART);
    return true;
  } catch {
    return false;
  }
};

test("a file cut into pieces is taken, when all but the last are large enough", () =>
  fc.assert(
    fc.property(sizes, (parts) => {
      expect(isTaken(fileOf(parts))).toBe(parts.slice(0, -1).every((size) => size >= MIN_PART));
    }),
  ));

test("pieces with a gap, an overlap, another order or another end are refused", () =>
  fc.assert(
    fc.property(
      sizes,
      fc.nat(),
      fc.constantFrom("number", "chunk_start", "chunk_end"),
      fc.constantFrom(-1, 1),
      (parts, which, field, by) => {
        const file = fileOf(parts.map((size) => size + MIN_PART));
        const part = file.upload.parts[which % parts.length];
        if (part) part[field] += by;
        expect(isTaken(file)).toBe(false);
      },
    ),
  ));
