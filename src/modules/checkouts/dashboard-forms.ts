import { z } from "zod";
import { blankAsAbsent, wholeNumber } from "@/lib/form";
import { Id } from "@/lib/id";
import { SeatCount } from "@/modules/products/schema";
import { CheckoutCreate } from "./schema";

const { customer_email, success_url } = CheckoutCreate.shape;

/** A checkout made by hand, to be sent to somebody. `amount` comes as minor units, where the price leaves it open. */
export const CreateCheckoutForm = z.strictObject({
  product_price_id: Id,
  amount: blankAsAbsent(z.coerce.number().int("Enter an amount.").nonnegative().max(Number.MAX_SAFE_INTEGER)),
  /** Where it is sold by the seat. */
  seats: blankAsAbsent(wholeNumber(SeatCount, "Enter a number of seats.")),
  customer_id: blankAsAbsent(Id),
  customer_email: blankAsAbsent(customer_email.unwrap().unwrap()),
  success_url: blankAsAbsent(success_url.unwrap().unwrap()),
});
