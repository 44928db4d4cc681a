"use client";

import { useEffect, useState } from "react";
import { Button, buttonVariants } from "@/components/ui/button";
import { isFramed } from "../embedder";
import { hasJustPaid } from "../journey";

const SECONDS = 6;

type Props = { checkoutId: string; url: string; seller: string };

/**
 * From the receipt back to the organization: a button, and by itself some seconds after paying unless the buyer stays.
 * Whoever opens the receipt later is not sent away from it. In a frame the page around it goes on, not the frame.
 */
export function Onward({ checkoutId, url, seller }: Props) {
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    if (hasJustPaid(checkoutId) && !isFramed()) setLeft(SECONDS);
  }, [checkoutId]);
  useEffect(() => {
    if (left === null) return;
    if (left === 0) return location.assign(url);
    const timer = setTimeout(() => setLeft(left - 1), 1_000);
    return () => clearTimeout(timer);
  }, [left, url]);
  return (
    <div className="grid gap-3 print:hidden">
      <a href={url} className={buttonVariants({ variant: "primary", size: "xl" })}>
        Continue to {seller}
      </a>
      <div className="flex min-h-9 items-center justify-center gap-3 text-muted-foreground text-sm">
        {left === null ? null : (
          <>
            <span data-numeric>You are taken there in {left} s</span>
            <Button variant="link" onClick={() => setLeft(null)}>
              Stay here
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
