import type { Metadata } from "next";
import Link from "next/link";
import type { ReactNode } from "react";
import { BalanceWidget } from "@/components/balance-widget";
import "./globals.css";

export const metadata: Metadata = {
  title: "Studio",
  description: "Chat, pictures, video and training for credits.",
};

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <header>
          <Link href="/" className="brand">
            Studio
          </Link>
          <BalanceWidget />
        </header>
        <main>{children}</main>
      </body>
    </html>
  );
}
