"use client";

import { Form, FormMessage, SubmitButton } from "@/components/form/form";
import { useFormAction } from "@/components/form/use-form-action";
import { Button } from "@/components/ui/button";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import { signInAction } from "../actions";
import { Hidden } from "./hidden";

type Props = {
  portal: string;
  page: string;
  /** The sign-in, and the code that was right for it. */
  signIn: string;
  code: string;
  choices: readonly { id: string; account: string }[];
  onBack: () => void;
};

/** Asks whoever is let in by several customers whose portal they want. */
export function ChooseAccount({ portal, page, signIn, code, choices, onBack }: Props) {
  const [state, send] = useFormAction(signInAction, () => undefined);
  return (
    <Form state={state} action={send}>
      <FormMessage />
      <Hidden portal={portal} page={page} />
      <input type="hidden" name="sign_in" value={signIn} />
      <input type="hidden" name="code" value={code} />
      <RadioGroup label="Which account?" name="member" defaultValue={choices[0]?.id}>
        {choices.map(({ id, account }) => (
          <Radio key={id} value={id} label={account} card />
        ))}
      </RadioGroup>
      <SubmitButton size="lg">Go on</SubmitButton>
      <Button variant="ghost" onClick={onBack}>
        Another address, or a new code
      </Button>
    </Form>
  );
}
