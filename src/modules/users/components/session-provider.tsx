import { headers } from "next/headers";
import type { ReactNode } from "react";

/** What the browser has to know of Clerk; null where people sign in by password. */
type ClerkSettings = { publishableKey: string };

/**
 * Around pages for signed-in people. Where Clerk signs them in, its script keeps the session fresh; otherwise this is nothing,
 * and costs the browser nothing.
 */
export async function SessionProvider({
  clerk,
  children,
}: {
  clerk: ClerkSettings | null;
  children: ReactNode;
}) {
  if (!clerk) return children;
  const { ClerkProvider } = await import("@clerk/nextjs");
  const nonce = (await headers()).get("x-nonce") ?? "";
  return (
    <ClerkProvider
      publishableKey={clerk.publishableKey}
      nonce={nonce}
      telemetry={false}
      signInUrl="/sign-in"
      signUpUrl="/sign-up"
    >
      {children}
    </ClerkProvider>
  );
}
