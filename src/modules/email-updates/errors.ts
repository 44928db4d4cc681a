import { defineError } from "@/lib/errors";

export const EmailUpdateLinkSpent = defineError("EmailUpdateLinkSpent", {
  status: 410,
  detail: "This link was used already, is older than an hour, or its address is taken. Ask for a new one.",
});

export const EmailChangeNotAllowed = defineError("EmailChangeNotAllowed", {
  status: 403,
  detail: "Customers cannot change their e-mail address here: ask the seller.",
});
