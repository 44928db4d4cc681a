"use client";

import { CirclePlus } from "lucide-react";
import type { ReactNode } from "react";
import { Button, type ButtonProps } from "../ui/button";
import { cn } from "../ui/cn";
import {
  DropdownMenu,
  DropdownMenuCheckboxItem,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "../ui/dropdown-menu";

export type FilterOption = { value: string; label: string };

export type FilterMenuProps = {
  /** What is filtered by: "Status". */
  label: string;
  options: readonly FilterOption[];
  /** The chosen values, from the URL. */
  value: readonly string[];
  onValueChange: (value: string[]) => void;
};

const MOST_NAMED = 2;

const summary = (chosen: readonly FilterOption[]) =>
  chosen.length > MOST_NAMED ? `${chosen.length} chosen` : chosen.map((option) => option.label).join(", ");

type FilterChipProps = ButtonProps & { label: string; chosen: readonly FilterOption[] };

/** Says what is filtered by, and by which of it; opens the choices. */
export function FilterChip({ label, chosen, ...props }: FilterChipProps) {
  return (
    <Button {...props} className={cn(chosen.length === 0 && "border-dashed")}>
      <CirclePlus aria-hidden className={cn("text-muted-foreground", chosen.length > 0 && "rotate-45")} />
      {label}
      {chosen.length > 0 ? (
        <span className="ml-0.5 border-l pl-2 font-normal text-primary-text">
          <span className="sr-only">: </span>
          {summary(chosen)}
        </span>
      ) : null}
    </Button>
  );
}

/** A chip that opens a list of choices, of which several may hold. */
export function FilterMenu({ label, options, value, onValueChange }: FilterMenuProps) {
  const chosen = options.filter((option) => value.includes(option.value));
  const toggle = (option: string, on: boolean) =>
    onValueChange(on ? [...value, option] : value.filter((other) => other !== option));
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <FilterChip label={label} chosen={chosen} />
      </DropdownMenuTrigger>
      <DropdownMenuContent align="start">
        <DropdownMenuLabel>{label}</DropdownMenuLabel>
        {options.map((option) => (
          <DropdownMenuCheckboxItem
            key={option.value}
            checked={value.includes(option.value)}
            onCheckedChange={(on) => toggle(option.value, on)}
            onSelect={(event) => event.preventDefault()}
          >
            {option.label}
          </DropdownMenuCheckboxItem>
        ))}
        {chosen.length > 0 ? (
          <>
            <DropdownMenuSeparator />
            <DropdownMenuItem onSelect={() => onValueChange([])}>Clear</DropdownMenuItem>
          </>
        ) : null}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}

export type FilterBarProps = {
  /** Search and filters. */
  children: ReactNode;
  /** Right end, such as an export. */
  actions?: ReactNode;
  /** Given while any filter holds: takes all of them off. */
  onClear?: (() => void) | undefined;
  className?: string;
};

/** The row over a table: search, filters, what else one can do with the list. */
export function FilterBar({ children, actions, onClear, className }: FilterBarProps) {
  return (
    <div className={cn("mb-3 flex flex-wrap items-center gap-2 print:hidden", className)}>
      {children}
      {onClear ? (
        <Button variant="ghost" onClick={onClear}>
          Clear filters
        </Button>
      ) : null}
      {actions ? <div className="ml-auto flex items-center gap-2">{actions}</div> : null}
    </div>
  );
}
