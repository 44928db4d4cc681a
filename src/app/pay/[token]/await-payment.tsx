"use client";

import { Spinner } from "@/components/ui/spinner";
import { useSettled } from "./use-settled";

/** The wait for a payment that is under way. */
export function AwaitPayment({ token }: { token: string }) {
  useSettled(token);
  return (
    <div className="grid justify-items-center gap-4 py-4 text-center">
      <Spinner className="size-7 text-primary-text" />
      <div className="grid gap-1">
        <h1 className="font-semibold text-2xl">A payment is under way</h1>
        <p role="status" className="text-base text-muted-foreground">
          This takes a moment. Please do not pay again. You may close the page: you get a mail when it is
          done.
        </p>
      </div>
    </div>
  );
}
