import { z } from "zod";
import { CustomerEmailUpdateRequest, CustomerEmailUpdateVerify } from "./schema";

/** The slug of the organization, for which the browser holds a session. */
const portal = z.string().min(1).max(100);

export const ChangeEmailForm = CustomerEmailUpdateRequest.extend({ portal });
export const ConfirmEmailForm = CustomerEmailUpdateVerify.extend({ portal });
