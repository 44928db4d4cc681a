import { z } from "zod";

const NewEmail = z
  .string()
  .trim()
  .max(254)
  .pipe(z.email("Not an e-mail address."))
  .meta({ description: "The new address. A link is mailed there.", example: "new@example.com" });

const Token = z.string().min(1).max(100).meta({ description: "Out of the link that was mailed." });

export const CustomerEmailUpdateRequest = z
  .strictObject({ email: NewEmail })
  .meta({ id: "CustomerEmailUpdateRequest" });

export const CustomerEmailUpdateRequested = z
  .object({ status: z.literal("requested") })
  .meta({ id: "CustomerEmailUpdateRequested" });

export const CustomerEmailUpdateVerify = z
  .strictObject({ token: Token })
  .meta({ id: "CustomerEmailUpdateVerifyRequest" });

export const CustomerEmailUpdateVerified = z
  .object({
    token: z.string().meta({ description: "A session of the customer; those they had have ended." }),
  })
  .meta({ id: "CustomerEmailUpdateVerifyResponse" });
