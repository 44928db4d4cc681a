"use client";

import { Command as Primitive } from "cmdk";
import { Search } from "lucide-react";
import { type ComponentProps, useEffect, useState } from "react";
import { cn } from "./cn";
import { Dialog, DialogContent } from "./dialog";
import { menuItem } from "./menu-styles";
import { Spinner } from "./spinner";

export type CommandDialogProps = ComponentProps<typeof Primitive> & {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title?: string;
};

/** The palette: a search field over a list that arrow keys walk. `shouldFilter={false}` when a server filters. */
export function CommandDialog({
  open,
  onOpenChange,
  title = "Search",
  children,
  ...props
}: CommandDialogProps) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        title={<span className="sr-only">{title}</span>}
        className="h-[80dvh] overflow-hidden p-0 sm:h-auto [&>button]:hidden [&>header]:absolute [&>header]:p-0"
      >
        <Command label={title} loop {...props}>
          {children}
        </Command>
      </DialogContent>
    </Dialog>
  );
}

/** A search field over a list, wherever it stands; `CommandDialog` puts one into a window. */
export function Command({ className, ...props }: ComponentProps<typeof Primitive>) {
  return <Primitive className={cn("flex min-h-0 flex-1 flex-col", className)} {...props} />;
}

/** Chooses the first item whenever the list changes, so that Enter takes it although it came late. For `value` and `onValueChange`. */
export function useChosen(first: string | undefined): [chosen: string, choose: (value: string) => void] {
  const [chosen, choose] = useState("");
  useEffect(() => choose(first ?? ""), [first]);
  return [chosen, choose];
}

export type CommandInputProps = ComponentProps<typeof Primitive.Input> & { pending?: boolean };

export function CommandInput({ pending, className, ...props }: CommandInputProps) {
  return (
    <div className="flex items-center gap-2.5 border-b px-4 text-muted-foreground">
      {pending ? <Spinner label="Searching" /> : <Search aria-hidden className="size-4 shrink-0" />}
      <Primitive.Input
        className={cn("control-text h-12 w-full bg-transparent text-foreground outline-none", className)}
        {...props}
      />
    </div>
  );
}

export function CommandList({ className, ...props }: ComponentProps<typeof Primitive.List>) {
  return (
    <Primitive.List
      className={cn("min-h-0 flex-1 scroll-py-1.5 overflow-y-auto p-1.5 sm:max-h-96", className)}
      {...props}
    />
  );
}

export function CommandEmpty({ className, ...props }: ComponentProps<typeof Primitive.Empty>) {
  return (
    <Primitive.Empty
      className={cn("py-10 text-center text-muted-foreground text-sm", className)}
      {...props}
    />
  );
}

export function CommandGroup({ className, ...props }: ComponentProps<typeof Primitive.Group>) {
  return (
    <Primitive.Group
      className={cn(
        "[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:font-medium",
        "[&_[cmdk-group-heading]]:text-muted-foreground [&_[cmdk-group-heading]]:text-xs",
        className,
      )}
      {...props}
    />
  );
}

/** One thing to go to or to do; `value` must be unique, `keywords` are searched too. */
export function CommandItem({ className, ...props }: ComponentProps<typeof Primitive.Item>) {
  return (
    <Primitive.Item
      className={cn(
        menuItem,
        "min-h-9 data-[disabled=false]:pointer-events-auto data-[disabled=false]:opacity-100",
        "data-[selected=true]:bg-accent",
        className,
      )}
      {...props}
    />
  );
}

/** What stands at the right end of an item. */
export function CommandMeta({ className, ...props }: ComponentProps<"span">) {
  return <span className={cn("ml-auto truncate pl-4 text-muted-foreground text-xs", className)} {...props} />;
}

/** Calls `onPress` on ⌘K or Ctrl+K, anywhere on the page. */
export function useCommandShortcut(onPress: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      onPress();
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [onPress]);
}
