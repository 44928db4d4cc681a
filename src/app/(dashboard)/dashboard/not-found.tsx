import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import { Logo } from "@/components/layout/logo";
import { PublicLayout } from "@/components/layout/public-layout";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";

export const metadata: Metadata = { title: "Organization not found" };

/** No such organization, or one of which the reader is no member: the two are not told apart. */
export default function NotFound() {
  return (
    <PublicLayout brand={<Logo />} width="prose">
      <EmptyState
        icon={<SearchX />}
        title="There is no such organization"
        titleAs="h1"
        description="Or you are not a member of it. Ask one of its owners to invite you."
        actions={<ButtonLink href="/dashboard">Go to your dashboard</ButtonLink>}
      />
    </PublicLayout>
  );
}
