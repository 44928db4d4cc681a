import { defineError } from "@/lib/errors";

export const ConnectionFailed = defineError("ConnectionFailed", {
  status: 409,
  detail: "The connection could not be made.",
});
