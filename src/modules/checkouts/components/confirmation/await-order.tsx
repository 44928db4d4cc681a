"use client";

import { useEffect, useState } from "react";
import { Spinner } from "@/components/ui/spinner";
import { useDecided } from "./use-decided";

const LONG_MS = 12_000;

/** The wait for the order. */
export function AwaitOrder({ clientSecret, email }: { clientSecret: string; email: string | null }) {
  const [isLong, setLong] = useState(false);
  useDecided(clientSecret);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="grid justify-items-center gap-4 py-4 text-center">
      <Spinner className="size-7 text-primary-text" />
      <div className="grid gap-1">
        <h1 className="font-semibold text-2xl">Confirming your payment</h1>
        <p role="status" className="text-base text-muted-foreground">
          {isLong
            ? `This takes longer than usual. You may close the page: the receipt goes to ${email ?? "your e-mail address"}.`
            : "This takes a moment. Please do not pay again."}
        </p>
      </div>
    </div>
  );
}
