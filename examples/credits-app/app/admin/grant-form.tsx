"use client";

import { useActionState } from "react";
import { type Granted, grantCredits } from "./actions";

/** The key comes with the form: whoever presses twice grants once. */
export function GrantForm({ firstKey }: { firstKey: string }) {
  const [state, grant, isBusy] = useActionState<Granted, FormData>(grantCredits, {
    key: firstKey,
    said: "",
    isError: false,
  });
  return (
    <form className="card narrow" action={grant}>
      <input type="hidden" name="key" value={state.key} />
      <label>
        Account <input name="user" required maxLength={300} autoComplete="off" />
      </label>
      <label>
        Credits <input name="amount" type="number" required min={1} step={1} defaultValue={100} />
      </label>
      <label>
        Reason <input name="description" required maxLength={200} />
      </label>
      <label>
        Days until they end, if they do <input name="days" type="number" min={1} step={1} />
      </label>
      <label>
        Admin token <input name="token" type="password" required autoComplete="current-password" />
      </label>
      <button type="submit" disabled={isBusy}>
        {isBusy ? "Granting…" : "Grant"}
      </button>
      <p role="status" className={state.isError ? "said error" : "said"}>
        {state.said}
      </p>
    </form>
  );
}
