"use client";

import Link from "next/link";
import { useActionState } from "react";
import { Form, FormField, FormMessage, SubmitButton } from "@/components/form/form";
import { untouched } from "@/components/form/form-state";
import { Input } from "@/components/ui/input";
import { signInAction } from "../actions";

export function SignInForm({ next, email }: { next: string; email?: string | undefined }) {
  const [state, action] = useActionState(signInAction, untouched);
  return (
    <Form state={state} action={action}>
      <FormMessage />
      <input type="hidden" name="next" value={next} />
      <FormField name="email" label="E-mail" required>
        <Input
          name="email"
          type="email"
          size="lg"
          autoComplete="username"
          autoFocus={!email}
          defaultValue={email}
        />
      </FormField>
      <div className="grid gap-1.5">
        <FormField name="password" label="Password" required>
          <Input
            name="password"
            type="password"
            size="lg"
            autoComplete="current-password"
            autoFocus={Boolean(email)}
          />
        </FormField>
        <Link
          href="/forgot-password"
          className="justify-self-start text-primary-text text-sm hover:underline"
        >
          Forgot it?
        </Link>
      </div>
      <SubmitButton size="lg">Sign in</SubmitButton>
    </Form>
  );
}
