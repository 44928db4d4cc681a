"use client";

import { type QueryKey, useQueryClient } from "@tanstack/react-query";

/** Has all that is read under the keys read again, without waiting for it. */
export function useRefresh(...keys: readonly QueryKey[]): () => void {
  const client = useQueryClient();
  return () => {
    for (const queryKey of keys) client.invalidateQueries({ queryKey });
  };
}
