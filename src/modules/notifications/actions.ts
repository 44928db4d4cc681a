"use server";

import { revalidatePath } from "next/cache";
import { member } from "@/server/auth/access";
import { formAction } from "@/server/http/action";
import { SwitchesForm } from "./schema";
import { updateSwitches } from "./update-switches";

/** Saves what one wants to be told of. */
export const updateSwitchesAction = formAction(
  member(),
  SwitchesForm,
  (ctx, fields, subject) => updateSwitches(ctx, subject, fields),
  () => {
    revalidatePath("/dashboard/[organization]/settings/notifications", "page");
    return { message: "Saved." };
  },
);
