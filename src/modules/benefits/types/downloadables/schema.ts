import { z } from "zod";
import { Id } from "@/lib/id";

/** More would be a catalogue. */
const MOST_FILES = 100;

const Files = z.array(Id).max(MOST_FILES, `At most ${MOST_FILES} files.`).meta({
  description: "Uploaded files of the service `downloadable`, in the order in which they are listed.",
});

const Archived = z.record(Id, z.boolean()).meta({
  description:
    "By a file's id: true keeps it in the list and delivers it to nobody, earlier buyers included.",
  override: { type: "object", additionalProperties: { type: "boolean" } },
});

/** Which files a benefit delivers. */
export const DownloadablesProperties = z
  .object({ files: Files, archived: Archived })
  .meta({ id: "BenefitDownloadablesProperties" });
export type DownloadablesProperties = z.output<typeof DownloadablesProperties>;

export const DownloadablesInput = z
  .strictObject({ files: Files.min(1, "Choose at least one file."), archived: Archived.optional() })
  .meta({ id: "BenefitDownloadablesInput" });

/** Each key by itself. */
export const DownloadablesUpdate = DownloadablesInput.partial().meta({ id: "BenefitDownloadablesUpdate" });
export type DownloadablesUpdate = z.output<typeof DownloadablesUpdate>;

const named = { type: z.literal("downloadables"), kind: z.literal("downloadables") };

/** A benefit of files, as it is answered, besides what all types have. */
export const downloadablesBenefit = { ...named, properties: DownloadablesProperties };

/** Which files there are is known to whoever has bought them. */
export const downloadablesPublic = { ...named, properties: z.object({}) };
