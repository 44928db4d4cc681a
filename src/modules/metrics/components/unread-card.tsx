"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { Card } from "@/components/ui/card";
import { ErrorState } from "@/components/ui/error-state";
import { ApiError } from "@/lib/request";

type Props = Pick<UseQueryResult, "refetch" | "isFetching"> & { error: Error };

/** In the place of numbers that could not be read: why, and a way to try again. */
export const UnreadCard = ({ error, refetch, isFetching }: Props) => (
  <Card>
    <ErrorState
      description={error.message}
      requestId={error instanceof ApiError ? error.requestId : undefined}
      onRetry={() => refetch()}
      pending={isFetching}
    />
  </Card>
);
