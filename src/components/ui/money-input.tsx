"use client";

import { useMemo, useState } from "react";
import { cn } from "./cn";
import { Input, type InputProps } from "./input";
import { minorToText, moneyParts, textToMinor } from "./money-text";
import { useTypedEarly } from "./use-typed-early";

export type MoneyInputProps = Omit<
  InputProps,
  "value" | "defaultValue" | "onChange" | "type" | "inputMode" | "name" | "min" | "max"
> & {
  /** Lowercase ISO 4217. */
  currency: string;
  /** Posts the integer minor units under this name; nothing while the text is no amount. */
  name?: string | undefined;
  /** Minor units; null is empty. */
  value?: number | null | undefined;
  defaultValue?: number | null | undefined;
  /** Minor units, or null while empty or not an amount. */
  onValueChange?: ((minor: number | null) => void) | undefined;
  locale?: string | undefined;
};

function useMoneyText({ currency, value, defaultValue, locale = "en" }: MoneyInputProps) {
  const parts = useMemo(() => moneyParts(currency, locale), [currency, locale]);
  const start = value ?? defaultValue ?? null;
  const write = (minor: number | null) => (minor === null ? "" : minorToText(minor, parts, locale));
  const [text, setText] = useState(() => write(start));
  const minor = textToMinor(text, parts);
  // A value that came from outside replaces what was typed; the echo of what was typed does not.
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    if (value !== undefined && value !== minor) setText(write(value));
  }
  return { parts, text, setText, minor, write };
}

/** An amount as people write it in, as integer minor units out. 1,234.50 and 1234,5 are both understood. */
export function MoneyInput(props: MoneyInputProps) {
  const { currency, name, value, defaultValue, onValueChange, locale, className, onBlur, disabled, ...rest } =
    props;
  const { parts, text, setText, minor, write } = useMoneyText(props);
  const change = (next: string) => {
    setText(next);
    onValueChange?.(textToMinor(next, parts));
  };
  const ref = useTypedEarly<HTMLInputElement>(text, change);
  const symbolSide = parts.symbolFirst ? "left-2.5" : "right-2.5";
  const room = { paddingInline: `calc(${parts.symbol.length}ch + 1.125rem)` };
  return (
    <span className="relative block w-full" data-slot="money-input">
      <span
        aria-hidden
        className={cn(
          "control-text pointer-events-none absolute top-1/2 -translate-y-1/2 text-muted-foreground",
          symbolSide,
        )}
      >
        {parts.symbol}
      </span>
      <Input
        autoComplete="off"
        placeholder={write(0)}
        {...rest}
        ref={ref}
        disabled={disabled}
        inputMode={parts.decimals === 0 ? "numeric" : "decimal"}
        value={text}
        onChange={(event) => change(event.target.value)}
        onBlur={(event) => {
          if (minor !== null) setText(write(minor));
          onBlur?.(event);
        }}
        style={parts.symbolFirst ? { paddingLeft: room.paddingInline } : { paddingRight: room.paddingInline }}
        className={className}
      />
      {name ? (
        <input type="hidden" name={name} value={minor ?? ""} disabled={disabled || minor === null} />
      ) : null}
    </span>
  );
}
