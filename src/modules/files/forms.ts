import { z } from "zod";
import { blankAsNull } from "@/lib/form";
import { Id } from "@/lib/id";
import { UpdateFile } from "./schema";

const { name, version } = UpdateFile.shape;

/** The form of a file: it sends every field it shows. */
export const UpdateFileForm = z
  .strictObject({ id: Id, name, version: blankAsNull(version.unwrap().unwrap()) })
  .transform(({ id, ...input }) => ({ id, input }));

export const DeleteFileForm = z.strictObject({ id: Id });
