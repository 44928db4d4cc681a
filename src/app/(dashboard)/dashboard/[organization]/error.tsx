"use client";

import { ErrorState } from "@/components/ui/error-state";

/** A page of the dashboard failed on the server; the frame around it stays. */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return <ErrorState requestId={error.digest} onRetry={reset} />;
}
