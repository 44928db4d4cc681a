"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { Id } from "@/lib/id";
import { merchant } from "@/server/auth/access";
import { formAction } from "@/server/http/action";
import { forgetPlace } from "./forget-place";

export const forgetPlaceAction = formAction(
  merchant("benefits:write"),
  z.strictObject({ id: Id }),
  (ctx, { id }) => forgetPlace(ctx, id),
  () => {
    revalidatePath("/dashboard/[organization]/settings/connections", "page");
    return { message: "Taken off the list. Benefits that are there go on." };
  },
);
