import { z } from "zod";
import { InvitationToken } from "./schema";

/** `portal`: the slug of the organization whose page it is. */
export const AcceptSeatForm = z.strictObject({ portal: z.string().min(1).max(100), token: InvitationToken });
