"use client";

import { SignIn, SignUp } from "@clerk/nextjs";
import type { ReactNode } from "react";
import { Logo } from "@/components/layout/logo";
import { Spinner } from "@/components/ui/spinner";

type Props = { next: string };

const waiting = <Spinner label="Sign-in is loading" />;

/** Clerk's own form, in place of ours. */
export const ClerkSignIn = ({ next }: Props) => (
  <Frame>
    <SignIn
      routing="hash"
      signUpUrl={`/sign-up?next=${encodeURIComponent(next)}`}
      forceRedirectUrl={next}
      fallback={waiting}
    />
  </Frame>
);

export const ClerkSignUp = ({ next }: Props) => (
  <Frame>
    <SignUp
      routing="hash"
      signInUrl={`/sign-in?next=${encodeURIComponent(next)}`}
      forceRedirectUrl={next}
      fallback={waiting}
    />
  </Frame>
);

const Frame = ({ children }: { children: ReactNode }) => (
  <main id="main" className="flex min-h-dvh flex-col items-center justify-center gap-6 bg-canvas px-4 py-10">
    <Logo />
    {children}
  </main>
);
