"use client";

import { Check } from "lucide-react";
import { cn } from "../ui/cn";
import { Command, CommandEmpty, CommandInput, CommandItem, CommandList, useChosen } from "../ui/command";
import { Popover, PopoverContent, PopoverTrigger } from "../ui/popover";
import { FilterChip, type FilterOption } from "./filter-bar";

export type FilterSearchProps = {
  /** What is filtered by: "Product". */
  label: string;
  /** Those that the text finds, by the server. */
  options: readonly FilterOption[];
  /** Those that are chosen, whether the text finds them or not. */
  chosen: readonly FilterOption[];
  onValueChange: (value: string[]) => void;
  text: string;
  onTextChange: (text: string) => void;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  pending?: boolean;
  /** In place of the list, when it could not be read. */
  error?: string | undefined;
};

/** A chip that opens a searched list, of which several may hold: for choices that are too many for a menu. */
export function FilterSearch(props: FilterSearchProps) {
  const { label, options, chosen, onValueChange, text, onTextChange, pending = false, error } = props;
  const values = chosen.map(({ value }) => value);
  const toggle = (value: string) =>
    onValueChange(values.includes(value) ? values.filter((other) => other !== value) : [...values, value]);
  const found = new Set(options.map(({ value }) => value));
  const shown = text ? options : [...chosen.filter(({ value }) => !found.has(value)), ...options];
  const [at, setAt] = useChosen(shown[0]?.value);
  return (
    <Popover open={props.open} onOpenChange={props.onOpenChange}>
      <PopoverTrigger asChild>
        <FilterChip label={label} chosen={chosen} />
      </PopoverTrigger>
      <PopoverContent aria-label={label} className="p-0">
        <Command label={label} shouldFilter={false} loop value={at} onValueChange={setAt}>
          <CommandInput
            value={text}
            onValueChange={onTextChange}
            placeholder={`Find ${label.toLowerCase()}`}
            pending={pending}
          />
          <CommandList>
            <CommandEmpty className="py-6">
              {error ?? (pending ? "Searching…" : "Nothing found")}
            </CommandEmpty>
            {shown.map((option) => (
              <CommandItem key={option.value} value={option.value} onSelect={() => toggle(option.value)}>
                <Check aria-hidden className={cn(!values.includes(option.value) && "invisible")} />
                <span className="truncate">{option.label}</span>
                {values.includes(option.value) ? <span className="sr-only">, chosen</span> : null}
              </CommandItem>
            ))}
            {chosen.length > 0 ? (
              <CommandItem value="clear" onSelect={() => onValueChange([])}>
                Clear
              </CommandItem>
            ) : null}
          </CommandList>
        </Command>
      </PopoverContent>
    </Popover>
  );
}
