"use client";

import { Menu, Search } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useDeferredValue, useEffect, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { type NavGroup, type NavOperation, searchIn } from "../navigation";
import { MethodLabel } from "./method-label";

/** The menu of the reference: every group with its operations, and a search over all of them. On a phone it opens by a button. */
export function ReferenceNav({ groups }: { groups: readonly NavGroup[] }) {
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState("");
  const sought = useDeferredValue(query.trim());
  const id = useId();
  const close = () => setOpen(false);
  return (
    <nav
      aria-label="API reference"
      className="lg:sticky lg:top-14 lg:h-[calc(100dvh-3.5rem)] lg:w-72 lg:shrink-0"
    >
      <Button
        className="w-full lg:hidden"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <Menu aria-hidden /> All operations
      </Button>
      <div
        id={id}
        className={`${isOpen ? "flex" : "hidden"} h-full flex-col gap-3 pt-4 lg:flex lg:border-r lg:pr-4`}
      >
        <OperationSearch query={query} onQueryChange={setQuery} />
        <div className="-mx-1 min-h-0 flex-1 overflow-y-auto px-1 pb-6">
          {sought ? (
            <Found operations={searchIn(groups, sought)} onChoose={close} />
          ) : (
            <AllGroups groups={groups} onChoose={close} />
          )}
        </div>
      </div>
    </nav>
  );
}

function OperationSearch({
  query,
  onQueryChange,
}: {
  query: string;
  onQueryChange: (query: string) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof HTMLElement && event.target.closest("input, textarea, select");
      if (event.key !== "/" || isTyping || event.metaKey || event.ctrlKey) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <search className="relative block">
      <Search
        aria-hidden
        className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-muted-foreground"
      />
      <Input
        ref={field}
        type="search"
        autoComplete="off"
        aria-label="Search operations"
        aria-keyshortcuts="/"
        placeholder="Search operations"
        className="pl-8"
        value={query}
        onChange={(event) => onQueryChange(event.target.value)}
      />
    </search>
  );
}

function Found({ operations, onChoose }: { operations: NavOperation[]; onChoose: () => void }) {
  return (
    <>
      <p role="status" className="px-2 pb-2 text-muted-foreground text-xs">
        {operations.length === 0 ? "Nothing found." : `${operations.length} found`}
      </p>
      <OperationList operations={operations} onChoose={onChoose} />
    </>
  );
}

function AllGroups({ groups, onChoose }: { groups: readonly NavGroup[]; onChoose: () => void }) {
  const pathname = usePathname();
  return (
    <ul className="grid gap-0.5">
      <li>
        <GroupLink title="Overview" href="/docs/api" isHere={pathname === "/docs/api"} onChoose={onChoose} />
      </li>
      {groups.map(({ title, href, operations }) => (
        <li key={href}>
          <GroupLink title={title} href={href} isHere={pathname === href} onChoose={onChoose} />
          {pathname === href ? <OperationList operations={operations} onChoose={onChoose} /> : null}
        </li>
      ))}
    </ul>
  );
}

type GroupLinkProps = { title: string; href: string; isHere: boolean; onChoose: () => void };

function GroupLink({ title, href, isHere, onChoose }: GroupLinkProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      onClick={onChoose}
      aria-current={isHere ? "page" : undefined}
      className={`block rounded-md px-2 py-1.5 font-medium hover:bg-accent ${isHere ? "bg-accent-strong" : ""}`}
    >
      {title}
    </Link>
  );
}

function OperationList({ operations, onChoose }: { operations: NavOperation[]; onChoose: () => void }) {
  return (
    <ul className="grid gap-0.5 py-1">
      {operations.map(({ id, href, summary, method }) => (
        <li key={id}>
          <Link
            href={href}
            prefetch={false}
            onClick={onChoose}
            className="grid grid-cols-[3.25rem_1fr] items-baseline gap-1 rounded-md px-2 py-1 text-muted-foreground text-sm hover:bg-accent hover:text-foreground"
          >
            <MethodLabel method={method} />
            {summary}
          </Link>
        </li>
      ))}
    </ul>
  );
}
