import { z } from "zod";

const Email = z
  .string()
  .trim()
  .toLowerCase()
  .pipe(z.email("Enter an e-mail address, such as name@example.com.").max(254));

const NewPassword = z.string().min(8, "Take at least 8 characters.").max(128, "Take at most 128 characters.");

/** Where to go on to afterwards: a path of this site. */
const Next = z.string().max(2_000).optional();

export const SignInForm = z.strictObject({
  email: Email,
  password: z.string().min(1, "Enter your password.").max(128, "No password here is that long."),
  next: Next,
});

export const SignUpForm = z.strictObject({
  name: z.string().trim().min(1, "Enter your name.").max(100, "Take at most 100 characters."),
  email: Email,
  password: NewPassword,
  next: Next,
});

export const RequestResetForm = z.strictObject({ email: Email });

export const ResetPasswordForm = z.strictObject({ token: z.string().min(1).max(200), password: NewPassword });

export const RevokeSessionForm = z.strictObject({ session_id: z.string().min(1).max(100) });

export const ChangePasswordForm = z.strictObject({
  current_password: z.string().min(1, "Enter your password.").max(128, "No password here is that long."),
  new_password: NewPassword,
});
