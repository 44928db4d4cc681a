"use server";

import { merchant } from "@/server/auth/access";
import { formAction } from "@/server/http/action";
import { deleteFile } from "./delete-file";
import { DeleteFileForm, UpdateFileForm } from "./forms";
import { updateFile } from "./update-file";

export const updateFileAction = formAction(
  merchant("files:write"),
  UpdateFileForm,
  (ctx, { id, input }) => updateFile(ctx, id, input),
  () => ({ message: "Saved." }),
);

export const deleteFileAction = formAction(
  merchant("files:write"),
  DeleteFileForm,
  (ctx, { id }) => deleteFile(ctx, id),
  () => ({ message: "Deleted. Nobody can fetch it any more." }),
);
