"use client";

import { useState } from "react";
import { Form, FormField, FormMessage, SubmitButton } from "@/components/form/form";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { askForCodeAction, signInAction } from "../actions";
import { ChooseAccount } from "./choose-account";
import { Hidden } from "./hidden";

/** Slug of the organization, and where the customer wants to go. */
type Props = { portal: string; page: string };

/** A code that is on its way: the id it is entered under, and the address it goes to. */
type Asked = { id: string; email: string };

function AskForCode({
  email,
  onAsked,
  ...props
}: Props & { email: string; onAsked: (asked: Asked) => void }) {
  const [state, send] = useFormAction(askForCodeAction, ({ result }) => {
    if (result) onAsked(result);
  });
  return (
    <Form state={state} action={send}>
      <FormMessage />
      <Hidden {...props} />
      <FormField
        name="email"
        label="E-mail"
        hint="The one that you bought with, or that you were let in with."
        required
      >
        <Input name="email" type="email" size="lg" autoComplete="email" autoFocus defaultValue={email} />
      </FormField>
      <SubmitButton size="lg">Send me a code</SubmitButton>
    </Form>
  );
}

function EnterCode({ asked, onBack, ...props }: Props & { asked: Asked; onBack: () => void }) {
  const [state, send] = useFormAction(signInAction, () => undefined);
  if (state.ok && state.result)
    return <ChooseAccount {...props} {...state.result} signIn={asked.id} onBack={onBack} />;
  return (
    <Form state={state} action={send}>
      <p role="status" className="text-sm">
        If <strong className="break-all">{asked.email}</strong> has an account here, a code of six digits is
        on its way there.
      </p>
      <FormMessage />
      <Hidden {...props} />
      <input type="hidden" name="sign_in" value={asked.id} />
      <FormField name="code" label="Code" hint="It holds for ten minutes." required>
        <Input
          name="code"
          size="lg"
          inputMode="numeric"
          autoComplete="one-time-code"
          autoFocus
          spellCheck={false}
          maxLength={40}
          className="font-mono tracking-[0.3em]"
        />
      </FormField>
      <SubmitButton size="lg">Sign in</SubmitButton>
      <Button variant="ghost" onClick={onBack}>
        Another address, or a new code
      </Button>
    </Form>
  );
}

/** Signs a customer in: their e-mail address, then the code that was mailed there. */
export function SignIn(props: Props) {
  const [asked, setAsked] = useState<Asked | null>(null);
  const [isEntering, setEntering] = useState(false);
  const onAsked = (next: Asked) => {
    setAsked(next);
    setEntering(true);
  };
  return asked && isEntering ? (
    <EnterCode key={asked.id} asked={asked} onBack={() => setEntering(false)} {...props} />
  ) : (
    <AskForCode email={asked?.email ?? ""} onAsked={onAsked} {...props} />
  );
}
