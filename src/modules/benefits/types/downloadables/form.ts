import { z } from "zod";
import { listOf } from "@/lib/form";
import { Id } from "@/lib/id";

const ids = listOf(z.string())
  .transform((given) => given.filter(Boolean))
  .pipe(z.array(Id));

/** The files in their order, and which of them are archived. */
export const DownloadablesForm = z
  .strictObject({ files: ids, archived: ids })
  .transform(({ files, archived }) => ({
    files,
    archived: Object.fromEntries(archived.map((id) => [id, true])),
  }));
