import type { Metadata } from "next";
import { headers } from "next/headers";
import type { ReactNode } from "react";
import { EmbeddedTheme } from "@/modules/checkouts/components/embedded-theme";

export const metadata: Metadata = {
  title: { absolute: "Checkout" },
  description: null,
  robots: { index: false, follow: false },
};

export default async function CheckoutLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <EmbeddedTheme nonce={(await headers()).get("x-nonce") ?? undefined} />
      {children}
    </>
  );
}
