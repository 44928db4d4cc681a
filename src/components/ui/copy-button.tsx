"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button, type ButtonProps } from "./button";

const SHOWN_MS = 2_000;

export type CopyButtonProps = Omit<ButtonProps, "onClick" | "value"> & {
  value: string;
  /** What it copies, for its name: "Copy order id". */
  label?: string;
};

/** Copies `value`, and says so for two seconds. With children it is a button with a text. */
export function CopyButton({
  value,
  label = "Copy",
  children,
  variant = "ghost",
  ...props
}: CopyButtonProps) {
  const [state, setState] = useState<"idle" | "copied" | "failed">("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => setState("copied"),
      () => setState("failed"),
    );
  };
  return (
    <>
      <Button
        variant={variant}
        size={children ? "md" : "icon-sm"}
        aria-label={children ? undefined : label}
        onClick={copy}
        {...props}
      >
        {state === "copied" ? <Check aria-hidden className="text-success" /> : <Copy aria-hidden />}
        {children}
      </Button>
      <span role="status" className="sr-only">
        {state === "copied" ? "Copied" : null}
        {state === "failed" ? "Could not copy: select the text instead" : null}
      </span>
    </>
  );
}
