"use client";

import { RotateCw, TriangleAlert } from "lucide-react";
import { Button } from "./button";
import { EmptyState } from "./empty-state";

export type ErrorStateProps = {
  title?: string;
  /** What went wrong, and what one may do. */
  description?: string | undefined;
  /** Shown small, for whoever is asked for help. */
  requestId?: string | undefined;
  onRetry?: (() => void) | undefined;
  pending?: boolean | undefined;
};

/** What stands where something could not be loaded. */
export function ErrorState({
  title = "This could not be loaded",
  description = "Something on our side did not answer. Nothing was changed.",
  requestId,
  onRetry,
  pending,
}: ErrorStateProps) {
  return (
    <div role="alert">
      <EmptyState
        icon={<TriangleAlert />}
        title={title}
        description={
          <>
            {description}
            {requestId ? (
              <span className="mt-1 block text-xs">
                Request <code className="select-all font-mono">{requestId}</code>
              </span>
            ) : null}
          </>
        }
        actions={
          onRetry ? (
            <Button size="sm" onClick={onRetry} pending={pending}>
              <RotateCw aria-hidden />
              Try again
            </Button>
          ) : null
        }
      />
    </div>
  );
}
