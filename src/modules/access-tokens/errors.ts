import { defineError } from "@/lib/errors";

export const MoreThanOwn = defineError("MoreThanOwn", {
  status: 403,
  detail: "Nobody gives a token more than they have themselves: neither another scope nor a longer life.",
});
