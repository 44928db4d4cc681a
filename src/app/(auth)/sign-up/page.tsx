import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthLayout } from "@/components/layout/auth-layout";
import { firstOf, nextPath, type WithQuery } from "@/lib/next-path";
import { SignUpForm } from "@/modules/users/components/sign-up-form";
import { isClerkConfigured } from "@/server/auth/clerk-settings";
import { findPageUser } from "@/server/auth/page";

export const metadata: Metadata = { title: "Create an account" };

export default async function SignUpPage({ searchParams }: WithQuery) {
  const query = await searchParams;
  const next = nextPath(query.next);
  if (await findPageUser()) redirect(next);
  if (isClerkConfigured()) {
    const { ClerkSignUp } = await import("@/modules/users/components/clerk-sign-in");
    return <ClerkSignUp next={next} />;
  }
  return (
    <AuthLayout
      title="Create an account"
      description="One account for every organization that you work on."
      footer={
        <>
          Have one already?{" "}
          <Link
            href={{ pathname: "/sign-in", query: { next } }}
            className="font-medium text-primary-text hover:underline"
          >
            Sign in
          </Link>
        </>
      }
    >
      <SignUpForm next={next} email={firstOf(query.email)} />
    </AuthLayout>
  );
}
