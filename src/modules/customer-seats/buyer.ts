import type { CustomerSeat } from "./schema";
import { forBuyer } from "./view";

/** A customer who gives seats of what they pay for, and who of their people does it. Null in their place: the merchant. */
export type Buyer = { customerId: string; memberId: string };

/** A seat for whoever asks. */
export const shownTo = (by: Buyer | null, seat: CustomerSeat): CustomerSeat => (by ? forBuyer(seat) : seat);
