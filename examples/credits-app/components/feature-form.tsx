"use client";

import { type FormEvent, type ReactNode, useId, useRef, useState } from "react";
import { tellSpent } from "./spent";

type Answer = Record<string, unknown>;
type State = { isBusy: boolean; said?: string; isError?: boolean };

type Props = {
  title: string;
  price: string;
  path: string;
  action: string;
  /** When to look at the balance once more, for what is charged later. */
  laterMs?: number;
  body: (data: FormData) => object;
  tell: (answer: Answer) => string;
  children: ReactNode;
};

/** One feature: sends its form, and under the same key once more when no answer comes. */
export function FeatureForm({ title, price, path, action, laterMs, body, tell, children }: Props) {
  const [state, setState] = useState<State>({ isBusy: false });
  const key = useRef<string>(undefined);
  const heading = useId();

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    setState({ isBusy: true });
    key.current ??= crypto.randomUUID();
    try {
      const headers = { "Content-Type": "application/json", "Idempotency-Key": key.current };
      const response = await fetch(path, { method: "POST", headers, body: JSON.stringify(body(data)) });
      const answer = (await response.json()) as Answer;
      // An answer came: what is sent next is another request.
      key.current = undefined;
      setState({
        isBusy: false,
        isError: !response.ok,
        said: response.ok ? tell(answer) : String(answer.message),
      });
    } catch {
      setState({ isBusy: false, isError: true, said: "No answer came. Press again: it is charged once." });
    }
    tellSpent();
    if (laterMs) setTimeout(tellSpent, laterMs);
  }

  return (
    <form className="card" onSubmit={send} aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <p className="quiet">{price}</p>
      {children}
      <button type="submit" disabled={state.isBusy}>
        {state.isBusy ? "Working…" : action}
      </button>
      <p role="status" className={state.isError ? "said error" : "said"}>
        {state.said}
      </p>
    </form>
  );
}
