import type { Metadata } from "next";
import type { ReactNode } from "react";
import { groupsOf, navigationOf, readDocument } from "@/modules/api-reference";
import { ReferenceShell } from "@/modules/api-reference/components/reference-shell";
import { routes } from "@/modules/routes";

export const metadata: Metadata = {
  title: "API reference · Florin",
  description: "Every endpoint of Florin: what it takes, what it answers, and how it fails.",
};

export default function ReferenceLayout({ children }: { children: ReactNode }) {
  const groups = groupsOf(readDocument(routes).document);
  return <ReferenceShell groups={navigationOf(groups)}>{children}</ReferenceShell>;
}
