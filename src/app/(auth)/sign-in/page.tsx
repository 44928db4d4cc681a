import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthLayout } from "@/components/layout/auth-layout";
import { Alert } from "@/components/ui/alert";
import { firstOf, nextPath, type WithQuery } from "@/lib/next-path";
import { SignInForm } from "@/modules/users/components/sign-in-form";
import { isClerkConfigured } from "@/server/auth/clerk-settings";
import { findPageUser } from "@/server/auth/page";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: WithQuery) {
  const query = await searchParams;
  const next = nextPath(query.next);
  if (await findPageUser()) redirect(next);
  if (isClerkConfigured()) {
    const { ClerkSignIn } = await import("@/modules/users/components/clerk-sign-in");
    return <ClerkSignIn next={next} />;
  }
  const email = firstOf(query.email);
  return (
    <AuthLayout
      title="Sign in"
      footer={
        <>
          New here?{" "}
          <Link
            href={{ pathname: "/sign-up", query: { next, ...(email && { email }) } }}
            className="font-medium text-primary-text hover:underline"
          >
            Create an account
          </Link>
        </>
      }
    >
      {query.reset === "done" ? (
        <Alert tone="success" role="status">
          Your new password is set. Sign in with it.
        </Alert>
      ) : null}
      <SignInForm next={next} email={email} />
    </AuthLayout>
  );
}
