import { z } from "zod";
import { Id } from "@/lib/id";
import { SeatAssign, SeatEmail } from "./schema";

/** Which sale: one of the two. */
const sale = { subscription_id: Id.optional(), order_id: Id.optional() };
const invited = { ...sale, email: SeatEmail };

/** Of the merchant's pages. */
export const InviteForm = z.strictObject(invited).transform((input) => SeatAssign.parse(input));
export const SeatForm = z.strictObject({ id: Id });

/** Of the portal of the organization with this slug. */
const ofPortal = { portal: z.string().min(1).max(100) };
export const OwnInviteForm = z
  .strictObject({ ...ofPortal, ...invited })
  .transform(({ portal, ...input }) => ({ portal, input: SeatAssign.parse(input) }));
export const OwnSeatForm = z.strictObject({ ...ofPortal, id: Id });
export const TakeSeatForm = z.strictObject({ ...ofPortal, ...sale });
