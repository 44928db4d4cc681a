"use client";

import { useEffect, useRef, useState } from "react";

const nobody: ReadonlySet<string> = new Set();

/**
 * Of a list that is read again and again, the ids that were not in it the first time: what arrived while one looked.
 * Only the latest arrivals are named; `undefined` stands for a list that was not read yet.
 */
export function useArrivals(ids: readonly string[] | undefined): ReadonlySet<string> {
  const known = useRef<Set<string> | null>(null);
  const [arrived, setArrived] = useState(nobody);
  useEffect(() => {
    if (!ids) return;
    const before = known.current;
    known.current = new Set([...(before ?? []), ...ids]);
    const fresh = before ? ids.filter((id) => !before.has(id)) : [];
    if (fresh.length > 0) setArrived(new Set(fresh));
  }, [ids]);
  return arrived;
}
