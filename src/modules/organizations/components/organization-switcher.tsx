"use client";

import { Check, ChevronsUpDown, Plus } from "lucide-react";
import Link from "next/link";
import { useEffect } from "react";
import { keepCookie } from "@/components/browser-cookie";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { LAST_ORGANIZATION_COOKIE } from "../last-organization";

type Switchable = { id: string; slug: string; name: string; avatar_url: string | null };

/** Whose dashboard this is, and the way to another of one's organizations or to a new one. */
export function OrganizationSwitcher({
  current,
  organizations,
}: {
  current: Switchable;
  organizations: readonly Switchable[];
}) {
  useEffect(() => {
    keepCookie(LAST_ORGANIZATION_COOKIE, current.slug);
  }, [current.slug]);
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" className="h-9 w-full justify-start px-2">
          <Avatar name={current.name} src={current.avatar_url} size="sm" square />
          <span className="min-w-0 flex-1 truncate text-left">{current.name}</span>
          <ChevronsUpDown aria-hidden className="text-muted-foreground" />
          <span className="sr-only">Change organization</span>
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start" className="w-60">
        <DropdownMenuLabel>Organizations</DropdownMenuLabel>
        {organizations.map((organization) => (
          <DropdownMenuItem key={organization.id} asChild>
            <Link
              href={`/dashboard/${organization.slug}`}
              aria-current={organization.id === current.id ? "true" : undefined}
            >
              <Avatar name={organization.name} src={organization.avatar_url} size="sm" square />
              <span className="min-w-0 flex-1 truncate">{organization.name}</span>
              {organization.id === current.id ? <Check aria-hidden /> : null}
            </Link>
          </DropdownMenuItem>
        ))}
        <DropdownMenuSeparator />
        <DropdownMenuItem asChild>
          <Link href="/dashboard/new">
            <Plus aria-hidden />
            New organization
          </Link>
        </DropdownMenuItem>
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
