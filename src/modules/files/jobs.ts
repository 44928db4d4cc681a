import "server-only";
import { z } from "zod";
import { DAY_MS } from "@/lib/time";
import { transaction } from "@/server/db/transaction";
import { fileStore } from "@/server/files/store";
import { defineJob } from "@/server/jobs/job";
import { changeFile, listAbandoned } from "./repository";

/** Removes the content of a deleted file from the store, and what was sent of its upload. */
export const removeContent = defineJob({
  name: "files.remove-content",
  input: z.object({ key: z.string(), upload_id: z.string().nullable() }),
  attempts: 15,
  run: async (_world, { key, upload_id }) => (await fileStore()).remove(key, upload_id),
});

const BATCH = 500;

/** Deletes uploads that were begun a day ago and never completed. */
export const removeAbandoned = defineJob({
  name: "files.remove-abandoned",
  input: z.object({}),
  attempts: 3,
  schedule: "17 * * * *",
  run: async ({ db, read, now }) => {
    for (const file of await listAbandoned(read, new Date(now.getTime() - DAY_MS), BATCH)) {
      await transaction(db, async (tx) => {
        if (await changeFile(tx, file.organization_id, file.id, { deleted_at: now }))
          await removeContent.enqueue(tx, { key: file.path, upload_id: file.upload_id });
      });
    }
  },
});

export const fileJobs = [removeContent, removeAbandoned];
