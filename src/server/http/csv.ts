import "server-only";
import { Readable } from "node:stream";
import { stringify } from "csv-stringify/sync";

/** One column: its title, and how a row fills it. */
export type CsvColumn<Row> = { title: string; value: (row: Row) => string | number | null };

/** Streams rows as CSV, a batch at a time, so that a million rows need no more memory than a thousand. */
export function csvResponse<Row>(
  fileName: string,
  columns: readonly CsvColumn<Row>[],
  batches: AsyncIterable<readonly Row[]>,
): Response {
  const encoder = new TextEncoder();
  async function* chunks() {
    yield encoder.encode(stringify([columns.map(({ title }) => title)]));
    for await (const batch of batches)
      yield encoder.encode(stringify(batch.map((row) => columns.map(({ value }) => cell(value(row))))));
  }
  return new Response(Readable.toWeb(Readable.from(chunks())) as ReadableStream<Uint8Array>, {
    headers: {
      "Content-Type": "text/csv; charset=utf-8",
      "Content-Disposition": `attachment; filename="${fileName}"`,
    },
  });
}

/** A spreadsheet would run text that begins like a formula; what buyers typed must stay text. A negative amount is none. */
const cell = (value: string | number | null) =>
  typeof value === "string" && /^[=+\-@\t\r]/.test(value) && !/^-\d+(\.\d+)?$/.test(value)
    ? `'${value}`
    : value;
