import { defineError } from "@/lib/errors";

/** Parts are missing, or are others than the sender says. Not an answer: the use case says at which field. */
export class UploadIncomplete extends Error {
  override readonly name = "UploadIncomplete";
}

export const UploadNotPermitted = defineError("UploadNotPermitted", {
  status: 403,
  detail: "The address of this upload is wrong or has expired. Begin another upload.",
});

export const PartMismatch = defineError("PartMismatch", {
  status: 400,
  detail: "The part is not what was announced: send exactly its bytes.",
});
