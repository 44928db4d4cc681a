import type { Metadata } from "next";
import type { ReactNode } from "react";
import { SessionProvider } from "@/modules/users/components/session-provider";
import { clerkSettings } from "@/server/auth/clerk-settings";

export const metadata: Metadata = { robots: { index: false } };

export default function AuthPagesLayout({ children }: { children: ReactNode }) {
  return <SessionProvider clerk={clerkSettings()}>{children}</SessionProvider>;
}
