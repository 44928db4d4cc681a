import type { ReactNode } from "react";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { SheetState } from "./use-sheet";

export function Heading({ children }: { children: ReactNode }) {
  return <h2 className="font-medium text-lg">{children}</h2>;
}

/** Where the receipt goes. */
export function Contact({ state, isPaid }: { state: SheetState; isPaid: boolean }) {
  const { sheet, problems } = state;
  return (
    <div className="grid gap-4">
      <Heading>Contact</Heading>
      <Field label="E-mail" required error={problems.customer_email}>
        <Input
          size="lg"
          type="email"
          name="customer_email"
          autoComplete="email"
          inputMode="email"
          maxLength={254}
          defaultValue={sheet.customer_email ?? ""}
        />
      </Field>
      {isPaid ? null : <NameField state={state} label="Name" autoComplete="name" isOptional />}
    </div>
  );
}

type NameProps = { state: SheetState; label: string; autoComplete: string; isOptional?: boolean };

export function NameField({ state, label, autoComplete, isOptional = false }: NameProps) {
  const { sheet, problems } = state;
  return (
    <Field label={label} required={!isOptional} optional={isOptional} error={problems.customer_name}>
      <Input
        size="lg"
        name="customer_name"
        autoComplete={autoComplete}
        maxLength={256}
        defaultValue={sheet.customer_name ?? ""}
      />
    </Field>
  );
}
