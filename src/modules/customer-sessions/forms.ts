import { z } from "zod";
import { Id } from "@/lib/id";
import { portalPageOf } from "./portal-pages";

/** `portal`: the slug of the organization. `page`: where the customer wants to go. */
const of = {
  portal: z.string().min(1).max(100),
  page: z.string().max(40).optional().transform(portalPageOf),
};

export const AskForCodeForm = z.strictObject({
  ...of,
  email: z.string().trim().max(254, "Too long.").pipe(z.email("Not an e-mail address.")),
});

/** Mail programs show the code in two parts, and people copy what stands around it. */
const Code = z
  .string()
  .max(40)
  .transform((text) => text.replaceAll(/[\s-]/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, "Enter the six digits of the mail."));

/** `member`: which of several accounts is meant, once they were shown. */
export const SignInForm = z.strictObject({ ...of, sign_in: Id, code: Code, member: Id.optional() });

export const SignOutForm = z.strictObject({ portal: of.portal });
