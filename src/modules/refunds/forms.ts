import { z } from "zod";
import { blankAsNull } from "@/lib/form";
import { Id } from "@/lib/id";
import { RefundCreate } from "./schema";

const { order_id, reason, comment } = RefundCreate.shape;

/** `amount` comes as minor units; `id` names the refund to make, so that a form sent twice gives back once. */
export const RefundForm = z.strictObject({
  id: Id,
  order_id,
  reason,
  amount: z.coerce
    .number({ error: "Enter an amount." })
    .int("Enter an amount.")
    .min(1, "Enter an amount greater than zero.")
    .max(Number.MAX_SAFE_INTEGER),
  comment: blankAsNull(comment.unwrap().unwrap()),
});
