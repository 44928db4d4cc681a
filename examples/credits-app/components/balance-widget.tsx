"use client";

import { useEffect, useState } from "react";
import { onSpent } from "./spent";

type Balance = { balance: number; held: number };

const AGAIN_MS = 15_000;
const credits = new Intl.NumberFormat("en");

/** What can be spent now. It asks again when something was spent here, when the window comes back, and now and then for what others spend. */
export function BalanceWidget() {
  const [now, setNow] = useState<Balance>();
  useEffect(() => {
    const ask = async () => {
      const response = await fetch("/api/balance").catch(() => undefined);
      if (response?.ok) setNow((await response.json()) as Balance);
    };
    void ask();
    const timer = setInterval(() => document.visibilityState === "visible" && void ask(), AGAIN_MS);
    const forget = onSpent(() => void ask());
    window.addEventListener("focus", ask);
    return () => {
      clearInterval(timer);
      forget();
      window.removeEventListener("focus", ask);
    };
  }, []);
  return (
    <output className="balance" aria-live="polite" aria-busy={now === undefined}>
      {now ? (
        <>
          <strong>{credits.format(now.balance)}</strong> credits
          {now.held > 0 && <small> · {credits.format(now.held)} set aside</small>}
        </>
      ) : (
        <span className="skeleton">… credits</span>
      )}
    </output>
  );
}
