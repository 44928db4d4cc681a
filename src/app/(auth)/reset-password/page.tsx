import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthLayout } from "@/components/layout/auth-layout";
import { firstOf, type WithQuery } from "@/lib/next-path";
import { ResetPasswordForm } from "@/modules/users/components/reset-password-form";

export const metadata: Metadata = { title: "Choose a new password", referrer: "no-referrer" };

export default async function ResetPasswordPage({ searchParams }: WithQuery) {
  const token = firstOf((await searchParams).token);
  if (!token) redirect("/forgot-password");
  return (
    <AuthLayout
      title="Choose a new password"
      description="Every place where you are signed in will ask for it."
      footer={
        <Link href="/forgot-password" className="font-medium text-primary-text hover:underline">
          Ask for a new link
        </Link>
      }
    >
      <ResetPasswordForm token={token} />
    </AuthLayout>
  );
}
