export { assignSeat } from "./assign-seat";
export type { Buyer } from "./buyer";
export { endSeatsOfMember, endSurplusSeats, forgetHolder } from "./end-seats";
export { readHeldSeats, readSeats } from "./read-seats";
export { resendInvitation } from "./resend-invitation";
export { revokeSeat } from "./revoke-seat";
export type { SaleKey } from "./sale";
