import { z } from "zod";
import { Id } from "@/lib/id";
import { PaymentMethodCreate } from "./schema";

/** Whose page the form stands on: the slug of the organization, for which the browser holds a session. */
const portal = z.string().min(1).max(100);

export const AddForm = z.strictObject({
  portal,
  confirmation_token_id: PaymentMethodCreate.shape.confirmation_token_id,
  set_default: z.stringbool(),
});

export const MethodForm = z.strictObject({ portal, id: Id });
