"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { merchant } from "@/server/auth/access";
import { formAction } from "@/server/http/action";
import { advanceClock } from "./advance-clock";
import { AdvanceForm } from "./forms";
import { putClockBack } from "./put-clock-back";
import { stopClock } from "./stop-clock";

const Nothing = z.strictObject({});

/** The banner stands on every page of the organization. */
const everywhere = () => {
  revalidatePath("/dashboard", "layout");
  return undefined;
};

export const stopClockAction = formAction(
  merchant("test_clock:write"),
  Nothing,
  (ctx) => stopClock(ctx),
  everywhere,
);

export const advanceClockAction = formAction(
  merchant("test_clock:write"),
  AdvanceForm,
  (ctx, input) => advanceClock(ctx, input),
  everywhere,
);

export const putClockBackAction = formAction(
  merchant("test_clock:write"),
  Nothing,
  (ctx) => putClockBack(ctx),
  () => {
    everywhere();
    return { message: "The organization has the real time again." };
  },
);
