"use client";

import { LogOut } from "lucide-react";
import { Form, SubmitButton } from "@/components/form/form";
import { useFormAction } from "@/components/form/use-form-action";
import { signOutAction } from "../actions";

/** Ends the session of the browser; the page that follows asks to sign in. */
export function SignOut({ portal }: { portal: string }) {
  const [state, send] = useFormAction(signOutAction, () => undefined);
  return (
    <Form state={state} action={send} className="contents">
      <input type="hidden" name="portal" value={portal} />
      <SubmitButton variant="ghost" aria-label="Sign out">
        <LogOut aria-hidden />
        <span className="max-sm:sr-only">Sign out</span>
      </SubmitButton>
    </Form>
  );
}
