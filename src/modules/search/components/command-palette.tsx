"use client";

import { useQuery } from "@tanstack/react-query";
import { CornerDownLeft, Package, Plus, ReceiptText, RefreshCw, ShoppingCart, User } from "lucide-react";
import { useRouter } from "next/navigation";
import { useDeferredValue } from "react";
import { SearchTrigger } from "@/components/layout/search-trigger";
import {
  CommandDialog,
  CommandEmpty,
  CommandGroup,
  CommandInput,
  CommandItem,
  CommandList,
  CommandMeta,
  useChosen,
  useCommandShortcut,
} from "@/components/ui/command";
import { usePalette } from "../palette";
import { searchResults } from "../queries";
import type { SearchResult } from "../schema";

export type PalettePage = { label: string; href: string };

const kinds: Record<SearchResult["type"], { icon: typeof Package; path: string; heading: string }> = {
  product: { icon: Package, path: "products", heading: "Products" },
  order: { icon: ReceiptText, path: "orders", heading: "Orders" },
  customer: { icon: User, path: "customers", heading: "Customers" },
  subscription: { icon: RefreshCw, path: "subscriptions", heading: "Subscriptions" },
  checkout: { icon: ShoppingCart, path: "checkouts", heading: "Checkouts" },
};

const words = (status: string) => status.replaceAll("_", " ");

type Go = (href: string) => void;

function Found({ results, slug, go }: { results: readonly SearchResult[]; slug: string; go: Go }) {
  return Object.entries(kinds).map(([type, { icon: Icon, path, heading }]) => {
    const found = results.filter((result) => result.type === type);
    if (found.length === 0) return null;
    return (
      <CommandGroup key={type} heading={heading}>
        {found.map(({ id, title, detail, status }) => (
          <CommandItem key={id} value={id} onSelect={() => go(`/dashboard/${slug}/${path}/${id}`)}>
            <Icon aria-hidden />
            <span className="truncate">{title}</span>
            {detail ? <span className="truncate text-muted-foreground">{detail}</span> : null}
            {status ? <CommandMeta>{words(status)}</CommandMeta> : null}
          </CommandItem>
        ))}
      </CommandGroup>
    );
  });
}

function Pages({ pages, go }: { pages: readonly PalettePage[]; go: Go }) {
  if (pages.length === 0) return null;
  return (
    <CommandGroup heading="Go to">
      {pages.map(({ label, href }) => (
        <CommandItem key={href} value={href} onSelect={() => go(href)}>
          <CornerDownLeft aria-hidden />
          {label}
        </CommandItem>
      ))}
    </CommandGroup>
  );
}

function Actions({ actions, go }: { actions: readonly PalettePage[]; go: Go }) {
  if (actions.length === 0) return null;
  return (
    <CommandGroup heading="Do">
      {actions.map(({ label, href }) => (
        <CommandItem key={href} value={`do ${href}`} onSelect={() => go(href)}>
          <Plus aria-hidden />
          {label}
        </CommandItem>
      ))}
    </CommandGroup>
  );
}

const named = (pages: readonly PalettePage[], text: string) =>
  pages.filter(({ label }) => label.toLowerCase().includes(text.toLowerCase()));

/** The values of all items, in the order in which they are listed. */
const valuesOf = (
  results: readonly SearchResult[],
  pages: readonly PalettePage[],
  actions: readonly PalettePage[],
): string[] => [
  ...Object.keys(kinds).flatMap((kind) => results.filter(({ type }) => type === kind).map(({ id }) => id)),
  ...pages.map(({ href }) => href),
  ...actions.map(({ href }) => `do ${href}`),
];

export type CommandPaletteProps = {
  organizationId: string;
  slug: string;
  pages: readonly PalettePage[];
  /** What one can do, as the pages on which one does it. */
  actions: readonly PalettePage[];
};

/** ⌘K: finds products, orders, customers, subscriptions and checkouts, goes to any page, begins what one wants to do. */
export function CommandPalette({ organizationId, slug, pages, actions }: CommandPaletteProps) {
  const router = useRouter();
  const { open, text: typed, show, toggle, type } = usePalette();
  const text = useDeferredValue(typed.trim());
  const { data, isFetching, isError, isPlaceholderData } = useQuery(searchResults(organizationId, text));
  useCommandShortcut(toggle);
  const go = (href: string) => {
    show(false);
    router.push(href);
  };
  const found = text ? (data?.items ?? []) : [];
  const [namedPages, namedActions] = [named(pages, text), named(actions, text)];
  // Until the answer to this very text is there, Enter must not open one of the text before.
  const first =
    isPlaceholderData || typed.trim() !== text ? undefined : valuesOf(found, namedPages, namedActions)[0];
  const [chosen, choose] = useChosen(first);
  return (
    <>
      <SearchTrigger onClick={() => show(true)}>Find anything</SearchTrigger>
      <CommandDialog
        open={open}
        onOpenChange={show}
        title="Find anything"
        shouldFilter={false}
        value={chosen}
        onValueChange={choose}
      >
        <CommandInput
          value={typed}
          onValueChange={type}
          pending={isFetching}
          placeholder="Order number, customer, product, page…"
          maxLength={200}
        />
        <CommandList>
          <CommandEmpty>{emptyText(isFetching, isError)}</CommandEmpty>
          <Found results={found} slug={slug} go={go} />
          <Pages pages={namedPages} go={go} />
          <Actions actions={namedActions} go={go} />
        </CommandList>
      </CommandDialog>
    </>
  );
}

function emptyText(isFetching: boolean, isError: boolean): string {
  if (isError) return "The search does not answer right now. Try again in a moment.";
  return isFetching ? "Searching…" : "Nothing found.";
}
