import Link from "next/link";
import type { ReactNode } from "react";
import { Logo } from "@/components/layout/logo";
import { SkipLink } from "@/components/layout/skip-link";
import { ButtonLink } from "@/components/ui/button-link";
import type { NavGroup } from "../navigation";
import { ReferenceNav } from "./reference-nav";

/** The frame of the reference: bar, menu of operations, content. */
export function ReferenceShell({ groups, children }: { groups: readonly NavGroup[]; children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <header className="sticky top-0 z-40 border-b bg-background print:hidden">
        <div className="mx-auto flex h-14 max-w-7xl items-center justify-between gap-4 px-4 sm:px-6">
          <div className="flex min-w-0 items-center gap-3">
            <Link href="/" aria-label="Florin">
              <Logo />
            </Link>
            <span className="hidden truncate text-muted-foreground sm:inline">API reference</span>
          </div>
          <div className="flex shrink-0 items-center gap-2">
            <a href="/api/openapi.json" className="rounded-sm text-primary-text hover:underline">
              OpenAPI
            </a>
            <ButtonLink href="/dashboard" size="sm">
              Dashboard
            </ButtonLink>
          </div>
        </div>
      </header>
      <div className="mx-auto flex w-full max-w-7xl flex-1 flex-col gap-4 px-4 pt-4 sm:px-6 lg:flex-row lg:gap-10 lg:pt-0">
        <ReferenceNav groups={groups} />
        <main id="main" tabIndex={-1} className="min-w-0 flex-1 pb-24 outline-none lg:pt-8">
          {children}
        </main>
      </div>
    </div>
  );
}
