"use client";

import { useState } from "react";
import { FormField, useFieldErrors } from "@/components/form/form";
import { Checkbox } from "@/components/ui/checkbox";
import { CheckField, FieldSet } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import type { CheckoutLink } from "../schema";

export type Choice = { id: string; name: string };
/** `isBySeat`: of some product the buyer chooses how many seats. */
export type Choices = {
  products: readonly Choice[];
  isBySeat: boolean;
  discounts: readonly Choice[];
};

type Props = Choices & {
  /** Undefined: a new one. */
  link?: CheckoutLink | undefined;
};

/** Those to choose from, and those chosen that are no longer among them. */
const withOwn = (choices: readonly Choice[], own: readonly Choice[]) => [
  ...choices,
  ...own.filter(({ id }) => !choices.some((choice) => choice.id === id)),
];

/** What a link sells, on which terms, and where it leads afterwards. */
export function LinkFields({ link, products, isBySeat, discounts }: Props) {
  return (
    <>
      <FormField name="label" label="Label" optional hint="For you alone; buyers do not see it.">
        <Input name="label" autoComplete="off" maxLength={200} defaultValue={link?.label ?? ""} />
      </FormField>
      <Products all={withOwn(products, link?.products ?? [])} link={link} />
      {isBySeat || link?.seats ? <Seats link={link} /> : null}
      <FormField name="discount_id" label="Discount" optional hint="Where it does not hold, it is left away.">
        <NativeSelect name="discount_id" defaultValue={link?.discount_id ?? ""}>
          <option value="">None</option>
          {withOwn(discounts, link?.discount ? [link.discount] : []).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </NativeSelect>
      </FormField>
      <Settings link={link} />
      <Trial link={link} />
      <Addresses link={link} />
    </>
  );
}

/** In the order in which they are ticked: the first is the one that the page begins with. */
function Products({ all, link }: { all: readonly Choice[]; link: CheckoutLink | undefined }) {
  const [chosen, choose] = useState(() => link?.products.map(({ id }) => id) ?? []);
  const toggle = (id: string, isChosen: boolean) =>
    choose(isChosen ? [...chosen, id] : chosen.filter((each) => each !== id));
  const first = all.find(({ id }) => id === chosen[0]);
  return (
    <FieldSet
      label="Products"
      hint={chosen.length > 1 ? `Buyers choose; the page begins with ${first?.name}.` : "What it sells."}
      error={useFieldErrors("products")}
    >
      {[...chosen, ""].map((id) => (
        <input key={id} type="hidden" name="products[]" value={id} />
      ))}
      <div className="grid max-h-40 gap-2 overflow-y-auto rounded-md border p-3 empty:hidden">
        {all.map(({ id, name }) => (
          <CheckField key={id} label={name}>
            <Checkbox checked={chosen.includes(id)} onCheckedChange={(isChosen) => toggle(id, isChosen)} />
          </CheckField>
        ))}
      </div>
    </FieldSet>
  );
}

const Seats = ({ link }: { link: CheckoutLink | undefined }) => (
  <FormField
    name="seats"
    label="Seats"
    optional
    hint="How many it sells, of what is sold by the seat. Left empty, the buyer chooses."
  >
    <Input name="seats" inputMode="numeric" autoComplete="off" defaultValue={link?.seats ?? ""} />
  </FormField>
);

const Settings = ({ link }: { link: CheckoutLink | undefined }) => (
  <FieldSet label="At the checkout">
    <div className="grid gap-2">
      <CheckField label="Buyers may enter a discount code">
        <Checkbox
          name="settings[]"
          value="allow_discount_codes"
          defaultChecked={link?.allow_discount_codes ?? true}
        />
      </CheckField>
      <CheckField label="Ask for the whole billing address">
        <Checkbox
          name="settings[]"
          value="require_billing_address"
          defaultChecked={link?.require_billing_address ?? false}
        />
      </CheckField>
    </div>
  </FieldSet>
);

const Trial = ({ link }: { link: CheckoutLink | undefined }) => (
  <div className="grid grid-cols-2 items-start gap-4">
    <FormField name="trial_interval_count" label="Trial" optional hint="Instead of the product's own.">
      <Input
        name="trial_interval_count"
        inputMode="numeric"
        autoComplete="off"
        defaultValue={link?.trial_interval_count ?? ""}
      />
    </FormField>
    <FormField name="trial_interval" label="Trial unit" optional>
      <NativeSelect name="trial_interval" defaultValue={link?.trial_interval ?? ""}>
        <option value="">As the product</option>
        <option value="day">Days</option>
        <option value="week">Weeks</option>
        <option value="month">Months</option>
        <option value="year">Years</option>
      </NativeSelect>
    </FormField>
  </div>
);

const Addresses = ({ link }: { link: CheckoutLink | undefined }) => (
  <>
    <FormField
      name="success_url"
      label="Address to go to afterwards"
      optional
      hint="{CHECKOUT_ID} in it becomes the id of the checkout. Left empty, buyers see a receipt."
    >
      <Input
        name="success_url"
        type="url"
        placeholder="https://"
        autoComplete="off"
        defaultValue={link?.success_url ?? ""}
      />
    </FormField>
    <FormField name="return_url" label="Address of the way back" optional>
      <Input
        name="return_url"
        type="url"
        placeholder="https://"
        autoComplete="off"
        defaultValue={link?.return_url ?? ""}
      />
    </FormField>
    <FormField
      name="embed_origins"
      label="Sites that may embed it"
      optional
      hint="One a line, as https://example.com, without a path."
    >
      <Textarea name="embed_origins" rows={2} defaultValue={link?.embed_origins.join("\n") ?? ""} />
    </FormField>
  </>
);
