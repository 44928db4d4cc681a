"use client";

import { useState } from "react";
import { FormField, useFieldErrors } from "@/components/form/form";
import { Checkbox } from "@/components/ui/checkbox";
import { CheckField, FieldSet } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Discount } from "../schema";

export type Choice = { id: string; name: string };

type Props = {
  /** Undefined: a new one. */
  discount?: Discount | undefined;
  /** What it may be for. */
  products: readonly Choice[];
};

/** How buyers come to it: the name and the code. */
export function NameAndCode({ discount }: Pick<Props, "discount">) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <FormField name="name" label="Name" required hint="Buyers read it beside the amount.">
        <Input name="name" autoComplete="off" maxLength={120} defaultValue={discount?.name ?? ""} />
      </FormField>
      <FormField name="code" label="Code" optional hint="Empty: only you can apply it, by the API.">
        <Input
          name="code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={256}
          defaultValue={discount?.code ?? ""}
        />
      </FormField>
    </div>
  );
}

/** When, how often and for what it holds. */
export function Limits({ discount, products }: Props) {
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <Moment name="starts_at" label="Starts" at={discount?.starts_at} hint="UTC. Empty: at once." />
        <Moment name="ends_at" label="Ends" at={discount?.ends_at} hint="UTC. Empty: never." />
        <Maximum name="max_redemptions" label="Redemptions in all" most={discount?.max_redemptions} />
        <Maximum
          name="max_redemptions_per_customer"
          label="For each customer"
          most={discount?.max_redemptions_per_customer}
        />
      </div>
      <Products discount={discount} products={products} />
    </>
  );
}

type MomentProps = { name: string; label: string; hint: string; at: string | null | undefined };

/** An instant as the browser's field takes it, with seconds where it has some. */
const momentOf = (at: string) => (at.slice(17, 19) === "00" ? at.slice(0, 16) : at.slice(0, 19));

const Moment = ({ name, label, hint, at }: MomentProps) => (
  <FormField name={name} label={label} optional hint={hint}>
    <Input
      name={name}
      type="datetime-local"
      step={at ? 1 : undefined}
      defaultValue={at ? momentOf(at) : ""}
    />
  </FormField>
);

type MaximumProps = { name: string; label: string; most: number | null | undefined };

const Maximum = ({ name, label, most }: MaximumProps) => (
  <FormField name={name} label={label} optional hint="Empty: any number.">
    <Input name={name} inputMode="numeric" defaultValue={most ?? ""} />
  </FormField>
);

function Products({ discount, products }: Props) {
  const [chosen, choose] = useState(() => new Set(discount?.products.map(({ id }) => id)));
  const known = new Set(products.map(({ id }) => id));
  const all = [...products, ...(discount?.products.filter(({ id }) => !known.has(id)) ?? [])];
  const toggle = (id: string, isChosen: boolean) => {
    const next = new Set(chosen);
    if (isChosen) next.add(id);
    else next.delete(id);
    choose(next);
  };
  return (
    <FieldSet
      label="Products"
      hint={chosen.size === 0 ? "None chosen: it holds for every product." : "It holds for these alone."}
      error={useFieldErrors("products")}
    >
      <input type="hidden" name="products[]" value="" />
      <div className="grid max-h-40 gap-2 overflow-y-auto rounded-md border p-3 empty:hidden">
        {all.map(({ id, name }) => (
          <CheckField key={id} label={name}>
            <Checkbox
              name="products[]"
              value={id}
              checked={chosen.has(id)}
              onCheckedChange={(isChosen) => toggle(id, isChosen)}
            />
          </CheckField>
        ))}
      </div>
    </FieldSet>
  );
}
