import { defineError } from "@/lib/errors";

export const ProductNotDeletable = defineError("ProductNotDeletable", {
  status: 409,
  detail: "The product was offered in a checkout or sold. Archive it instead.",
});
