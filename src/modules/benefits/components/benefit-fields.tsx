"use client";

import { type ReactNode, useState } from "react";
import { FormField, useFieldErrors } from "@/components/form/form";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Radio, RadioGroup } from "@/components/ui/radio-group";
import type { CurrencyOption } from "@/lib/currencies";
import type { Benefit, BenefitOf, BenefitType } from "../schema";
import { benefitTypes, typeText } from "../texts";
import { CreditsFields } from "./fields/credits-fields";
import { CustomFields } from "./fields/custom-fields";
import { LicenseKeysFields } from "./fields/license-keys-fields";

export type BenefitFieldsProps = {
  /** Undefined: a new one. */
  benefit?: Benefit | undefined;
  /** The organization's own first. */
  currencies: readonly CurrencyOption[];
  /** Fields of types whose things have a module of their own: which files, which repository, which server. */
  slots: { [T in "discord" | "downloadables" | "github_repository"]: ReactNode };
};

type Own<T extends BenefitType> = {
  properties: BenefitOf<T>["properties"] | undefined;
} & Pick<BenefitFieldsProps, "currencies" | "slots">;
type OwnFields<T extends BenefitType = BenefitType> = {
  // As a method: whoever looks one up by a benefit's type has the one that takes its properties.
  show(own: Own<T>): ReactNode;
  placeholder: string;
};

/** The fields of each type besides what all types have. */
const fields: { [T in BenefitType]: OwnFields<T> } = {
  credits: { show: (own) => <CreditsFields {...own} />, placeholder: "1,000 credits for images" },
  custom: { show: (own) => <CustomFields {...own} />, placeholder: "An hour of advice" },
  downloadables: { show: ({ slots }) => slots.downloadables, placeholder: "The book, as PDF and EPUB" },
  discord: { show: ({ slots }) => slots.discord, placeholder: "The members' channels" },
  github_repository: { show: ({ slots }) => slots.github_repository, placeholder: "The source code" },
  feature_flag: { show: () => null, placeholder: "Export as PDF" },
  license_keys: {
    show: (own) => <LicenseKeysFields {...own} />,
    placeholder: "A licence for three computers",
  },
};

/** What one may say of a benefit, new or known. */
export function BenefitFields({ benefit, currencies, slots }: BenefitFieldsProps) {
  const [type, choose] = useState<BenefitType>(benefit?.kind ?? "credits");
  const { show, placeholder }: OwnFields = fields[type];
  return (
    <>
      {benefit ? null : <TypeField type={type} onChoose={choose} />}
      <FormField name="description" label="Description" required hint="Buyers read it at the checkout.">
        <Input
          name="description"
          autoComplete="off"
          maxLength={120}
          defaultValue={benefit?.description ?? ""}
          placeholder={placeholder}
        />
      </FormField>
      {show({ properties: benefit?.properties, currencies, slots })}
      <RadioGroup
        name="visibility"
        label="Visibility"
        defaultValue={benefit?.visibility ?? "public"}
        error={useFieldErrors("visibility")}
      >
        <Radio value="public" label="Public" description="Named at the checkout." />
        <Radio value="private" label="Private" description="Granted without being announced." />
        <Radio value="draft" label="Draft" description="Neither named nor granted yet." />
      </RadioGroup>
    </>
  );
}

type TypeFieldProps = { type: BenefitType; onChoose: (type: BenefitType) => void };

/** Chosen once: a benefit keeps its type. */
const TypeField = ({ type, onChoose }: TypeFieldProps) => (
  <FormField name="type" label="Type" hint={typeText(type).hint}>
    <NativeSelect
      name="type"
      value={type}
      onChange={({ target }) => {
        const chosen = benefitTypes.find((name) => name === target.value);
        if (chosen) onChoose(chosen);
      }}
    >
      {benefitTypes.map((name) => (
        <option key={name} value={name}>
          {typeText(name).label}
        </option>
      ))}
    </NativeSelect>
  </FormField>
);
