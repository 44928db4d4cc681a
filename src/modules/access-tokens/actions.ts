"use server";

import { revalidatePath } from "next/cache";
import { newId } from "@/lib/id";
import { DAY_MS } from "@/lib/time";
import { merchant } from "@/server/auth/access";
import { formAction } from "@/server/http/action";
import { createAccessToken } from "./create-access-token";
import { deleteAccessToken } from "./delete-access-token";
import { CreateAccessTokenForm, DeleteAccessTokenForm } from "./schema";

/** Makes a token; the state's `result.token` shows it this once. */
export const createAccessTokenAction = formAction(
  merchant("access_tokens:write"),
  CreateAccessTokenForm,
  (ctx, { expires_in_days: days, ...fields }, subject) =>
    createAccessToken(ctx, subject, newId(), {
      ...fields,
      expires_at: days ? new Date(ctx.realNow.getTime() + days * DAY_MS).toISOString() : null,
    }),
  (result) => {
    revalidatePath("/dashboard", "layout");
    return { message: "Copy the token now: it is not shown again.", result };
  },
);

export const deleteAccessTokenAction = formAction(
  merchant("access_tokens:write"),
  DeleteAccessTokenForm,
  (ctx, { id }) => deleteAccessToken(ctx, id),
  () => {
    revalidatePath("/dashboard", "layout");
    return { message: "The token is revoked." };
  },
);
