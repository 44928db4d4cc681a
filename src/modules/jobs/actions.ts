"use server";

import { revalidatePath } from "next/cache";
import { merchant } from "@/server/auth/access";
import { formAction } from "@/server/http/action";
import { runJobAgain } from "./run-job-again";
import { RunJobForm } from "./schema";

export const runJobAgainAction = formAction(
  merchant("organizations:write"),
  RunJobForm,
  (ctx, { id }, subject) => runJobAgain(ctx, subject, id),
  () => {
    revalidatePath("/dashboard", "layout");
    return { message: "The job runs again." };
  },
);
