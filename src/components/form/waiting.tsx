"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";

type Count = (change: (before: number) => number) => void;

const ReportContext = createContext<Count>(() => undefined);
const WaitingContext = createContext(false);

/** Around a form with fields that need time, such as a file on its way. */
export function WaitingForFields({ children }: { children: ReactNode }) {
  const [count, setCount] = useState(0);
  return (
    <ReportContext value={setCount}>
      <WaitingContext value={count > 0}>{children}</WaitingContext>
    </ReportContext>
  );
}

/** A field says whether what it holds is not there yet. */
export function useHoldForm(isWaiting: boolean): void {
  const report = useContext(ReportContext);
  useEffect(() => {
    if (!isWaiting) return;
    report((before) => before + 1);
    return () => report((before) => before - 1);
  }, [isWaiting, report]);
}

/** Whether any field is not ready: a form sent now would lose it. */
export const useIsFormHeld = (): boolean => useContext(WaitingContext);
