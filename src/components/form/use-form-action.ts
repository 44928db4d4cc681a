"use client";

import { unstable_rethrow } from "next/navigation";
import { useActionState, useCallback, useTransition } from "react";
import { toast } from "../ui/toast-store";
import { type FormState, untouched } from "./form-state";

/** A server action for one form, as `useActionState` wants it. */
export type FormAction<S extends FormState> = (previous: S, form: FormData) => Promise<S>;

/** Sends, and answers a lost connection as a failure of the form rather than of the page. */
async function answerOf<S extends FormState>(action: FormAction<S>, previous: S, form: FormData): Promise<S> {
  try {
    return await action(previous, form);
  } catch (error) {
    unstable_rethrow(error);
    const message = "The server cannot be reached. Check the connection and try again.";
    return { ok: false, message } as S;
  }
}

/** `useActionState` for a form in a dialog: `onOk` hears each answer that went well, once. */
export function useFormAction<S extends FormState>(
  action: FormAction<S>,
  onOk: (state: S) => void,
): [state: S, send: (form: FormData) => void, pending: boolean] {
  const run = async (previous: FormState, form: FormData): Promise<FormState> => {
    const next = await answerOf(action, previous as S, form);
    if (next.ok) onOk(next);
    return next;
  };
  const [state, send, pending] = useActionState(run, untouched);
  // Whatever `run` answers is the action's own; before that there is no result.
  return [state as S, send, pending];
}

/**
 * Sends fields to a form's server action without a form: from a menu, or after a question. Says in a toast what the answer
 * says; `onOk` hears what went well.
 */
export function useSend<S extends FormState>(
  action: FormAction<S>,
  onOk?: (state: S) => void,
): [send: (fields: { [name: string]: string }) => void, pending: boolean] {
  const [pending, start] = useTransition();
  const send = useCallback(
    (fields: { [name: string]: string }) => {
      const form = new FormData();
      for (const [name, value] of Object.entries(fields)) form.set(name, value);
      start(async () => {
        const state = await answerOf(action, untouched as S, form);
        if (!state.ok) {
          toast.error(state.message ?? Object.values(state.fields ?? {})[0]?.[0] ?? "That did not work.");
          return;
        }
        if (state.message) toast.success(state.message);
        onOk?.(state);
      });
    },
    [action, onOk],
  );
  return [send, pending];
}
