export { assignSeat } from "./assign-seat";
export type { Buyer } from "./buyer";
export { endSeatsOfMember, endSurplusSeats, forgetHolder } from "./end-seats";
export { readHeldSeats } from "./read-seats";
export { revokeSeat } from "./revoke-seat";
