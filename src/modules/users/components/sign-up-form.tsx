"use client";

import { useActionState } from "react";
import { Form, FormField, FormMessage, SubmitButton } from "@/components/form/form";
import { untouched } from "@/components/form/form-state";
import { Input } from "@/components/ui/input";
import { signUpAction } from "../actions";

export function SignUpForm({ next, email }: { next: string; email?: string | undefined }) {
  const [state, action] = useActionState(signUpAction, untouched);
  return (
    <Form state={state} action={action}>
      <FormMessage />
      <input type="hidden" name="next" value={next} />
      <FormField name="name" label="Your name" required>
        <Input name="name" size="lg" autoComplete="name" autoFocus />
      </FormField>
      <FormField name="email" label="E-mail" required>
        <Input name="email" type="email" size="lg" autoComplete="username" defaultValue={email} />
      </FormField>
      <FormField name="password" label="Password" hint="At least 8 characters." required>
        <Input name="password" type="password" size="lg" autoComplete="new-password" />
      </FormField>
      <SubmitButton size="lg">Create account</SubmitButton>
    </Form>
  );
}
