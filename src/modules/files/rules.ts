import { RequestValidationError } from "@/lib/errors";
import type { CreateFile, FileService } from "./schema";

const MEBIBYTE = 1024 * 1024;

/** The most bytes of a file. */
const largest: Record<FileService, number> = {
  product_media: 10 * MEBIBYTE,
  organization_avatar: 10 * MEBIBYTE,
  downloadable: 1024 * MEBIBYTE,
};

/** Pictures that a browser shows and that cannot run: SVG can, and is none of them. */
const pictures = ["image/png", "image/jpeg", "image/webp", "image/gif", "image/avif"];

type Place = (string | number)[];

const refuse = (loc: Place, msg: string) =>
  new RequestValidationError([{ loc: ["body", ...loc], msg, type: "value_error" }]);

/**
 * Refuses a file of the wrong kind or size, and parts that are not the file cut into pieces: 1, 2, 3…, each from where the one before it
 * ended, `chunk_end` being the byte after the last. `minPartBytes` binds all parts but the last one.
 * @throws RequestValidationError at the field
 */
export function checkFile(file: CreateFile, minPartBytes: number): void {
  if (file.service !== "downloadable" && !pictures.includes(file.mime_type))
    throw refuse(["mime_type"], `A picture is one of: ${pictures.join(", ")}.`);
  if (file.replaces_id && file.service !== "downloadable")
    throw refuse(["replaces_id"], "Only downloads have versions.");
  const most = largest[file.service];
  if (file.size > most) throw refuse(["size"], `At most ${most / MEBIBYTE} MiB.`);
  const end = file.upload.parts.reduce((start, part, index) => {
    checkPart(part, index, start, file.size, minPartBytes);
    return part.chunk_end;
  }, 0);
  if (end !== file.size) throw refuse(["upload", "parts"], `The parts end at byte ${end} of ${file.size}.`);
}

type Part = CreateFile["upload"]["parts"][number];

function checkPart(part: Part, index: number, start: number, size: number, minPartBytes: number): void {
  const loc = ["upload", "parts", index];
  if (part.number !== index + 1) throw refuse([...loc, "number"], `This is part ${index + 1}.`);
  if (part.chunk_start !== start) throw refuse([...loc, "chunk_start"], `This part begins at byte ${start}.`);
  if (part.chunk_end <= start || part.chunk_end > size)
    throw refuse([...loc, "chunk_end"], `After chunk_start, and at most ${size}.`);
  if (part.chunk_end < size && part.chunk_end - start < minPartBytes)
    throw refuse([...loc, "chunk_end"], `All parts but the last have at least ${minPartBytes} bytes.`);
}
