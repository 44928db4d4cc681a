import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthLayout } from "@/components/layout/auth-layout";
import { ForgotPasswordForm } from "@/modules/users/components/forgot-password-form";
import { isClerkConfigured } from "@/server/auth/clerk-settings";

export const metadata: Metadata = { title: "Forgot your password?" };

export default function ForgotPasswordPage() {
  if (isClerkConfigured()) redirect("/sign-in");
  return (
    <AuthLayout
      title="Forgot your password?"
      description="We mail you a link to choose a new one. It works once, for an hour."
      footer={
        <Link href="/sign-in" className="font-medium text-primary-text hover:underline">
          Back to sign in
        </Link>
      }
    >
      <ForgotPasswordForm />
    </AuthLayout>
  );
}
