import { defineError, invalidField } from "@/lib/errors";

export const NoSeatsAvailable = defineError("NoSeatsAvailable", {
  status: 400,
  detail: "All seats are taken. Take one back first, or buy more.",
});

export const SeatsNotGiven = defineError("SeatsNotGiven", {
  status: 403,
  detail: "Seats are given of what runs and is paid: this is paused, over or was refunded.",
});

export const SeatNotPending = defineError("SeatNotPending", {
  status: 400,
  detail: "This seat waits for nobody: it was claimed or taken back.",
});

/** One sentence for every reason, so that it tells nothing of what there is. */
export const SeatInvitationSpent = defineError("SeatInvitationSpent", {
  status: 410,
  detail: "This invitation was used already, is older than 14 days, or was taken back. Ask for a new one.",
});

export const seatTaken = () => invalidField("email", "They have a seat of this already.", "duplicate");

export const noSeatsSold = (field: string) => invalidField(field, "This was not sold by the seat.");

export const nobodyNamed = (field: string) =>
  invalidField(
    field,
    field.endsWith("member_id") ? "There is no such member of the buyer." : "There is no such customer.",
  );

export const SeatHeldAlready = defineError("SeatHeldAlready", {
  status: 409,
  detail: "Whoever has this address has another seat of the same already.",
});
