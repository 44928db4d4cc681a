"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { anyone } from "@/server/auth/access";
import { openFormAction } from "@/server/http/action";
import { abandonPendingPayment } from "./pending-payment";

const Abandon = z.strictObject({ client_secret: z.string().max(100) });

/** "Use another card": ends the payment that waits at the bank's question, and goes back to the form. */
export const abandonPaymentAction = openFormAction(
  anyone(),
  Abandon,
  (world, { client_secret }) => abandonPendingPayment(world, client_secret),
  (_, { client_secret }) => redirect(`/checkout/${client_secret}`),
);
