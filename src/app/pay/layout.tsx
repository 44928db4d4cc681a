import type { Metadata } from "next";
import type { ReactNode } from "react";

export const metadata: Metadata = {
  title: { absolute: "Your order" },
  description: null,
  robots: { index: false, follow: false },
};

export default function PayLayout({ children }: { children: ReactNode }) {
  return children;
}
