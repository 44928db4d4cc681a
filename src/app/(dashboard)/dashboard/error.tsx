"use client";

import { ErrorState } from "@/components/ui/error-state";

/** The frame itself failed: the database does not answer, say. */
export default function DashboardError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main id="main" className="grid min-h-dvh place-items-center">
      <ErrorState requestId={error.digest} onRetry={reset} />
    </main>
  );
}
