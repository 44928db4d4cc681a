import "server-only";
import { z } from "zod";
import { defineJob } from "@/server/jobs/job";
import { log } from "@/server/log";
import { checkBooks } from "./check-books";

/** Checks the books of all organizations, every night. */
export const checkBooksNightly = defineJob({
  name: "books.check-books",
  input: z.object({}),
  attempts: 5,
  schedule: "23 3 * * *",
  run: async (world) => {
    const { differences, failed, ...checked } = await checkBooks(world);
    log.info({ ...checked, differences: differences.length, failed: failed.length }, "books checked");
  },
});

export const bookJobs = [checkBooksNightly];
