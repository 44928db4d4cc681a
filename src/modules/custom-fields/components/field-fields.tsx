"use client";

import { type ComponentProps, type ReactNode, useState } from "react";
import { FormField } from "@/components/form/form";
import { Checkbox } from "@/components/ui/checkbox";
import { CheckField } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { type CustomField, CustomFieldType } from "../schema";
import { typeText } from "./type-text";

type Props = {
  /** Undefined: a new one. */
  field?: CustomField | undefined;
};

/** Of which type a field is, what it is called and how it is asked for. */
export function FieldFields({ field }: Props) {
  const [type, setType] = useState<CustomFieldType>(field?.type ?? "text");
  const { form_label, form_help_text, form_placeholder } = field?.properties ?? {};
  return (
    <>
      {field ? (
        <input type="hidden" name="type" value={type} />
      ) : (
        <FormField name="type" label="Type" required>
          <NativeSelect
            name="type"
            value={type}
            onChange={({ target }) => setType(CustomFieldType.parse(target.value))}
          >
            {CustomFieldType.options.map((each) => (
              <option key={each} value={each}>
                {typeText[each]}
              </option>
            ))}
          </NativeSelect>
        </FormField>
      )}
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Line name="name" label="Name" required value={field?.name} maxLength={200} />
        <Line
          name="slug"
          label="Slug"
          required
          value={field?.slug}
          maxLength={100}
          hint="The key of the answers, for your code."
        />
      </div>
      <OfType key={type} type={type} field={field} />
      <Line
        name="properties.form_label"
        label="Label at the checkout"
        value={form_label}
        maxLength={300}
        hint="Instead of the name."
      />
      <Line name="properties.form_help_text" label="Help below it" value={form_help_text} maxLength={300} />
      {type === "checkbox" || type === "date" ? null : (
        <Line
          name="properties.form_placeholder"
          label="Placeholder"
          value={form_placeholder}
          maxLength={300}
        />
      )}
    </>
  );
}

type LineProps = Pick<ComponentProps<typeof Input>, "maxLength" | "inputMode" | "type"> & {
  name: string;
  label: string;
  hint?: ReactNode;
  required?: boolean;
  value: string | number | undefined;
};

const Line = ({ name, label, hint, required = false, value, ...input }: LineProps) => (
  <FormField name={name} label={label} hint={hint} required={required} optional={!required}>
    <Input name={name} autoComplete="off" defaultValue={value ?? ""} {...input} />
  </FormField>
);

const dayOf = (seconds: number | undefined) =>
  seconds === undefined ? undefined : new Date(seconds * 1_000).toISOString().slice(0, 10);

const Pair = ({ children }: { children: ReactNode }) => (
  <div className="grid items-start gap-4 sm:grid-cols-2">{children}</div>
);

/** What only a type of field can say. */
function OfType({ type, field }: { type: CustomFieldType; field: CustomField | undefined }) {
  if (type === "checkbox") return null;
  if (type === "select") return <Options field={field} />;
  if (type === "text") {
    const properties = field?.type === "text" ? field.properties : {};
    return (
      <>
        <Pair>
          <Line
            name="properties.min_length"
            label="Least characters"
            inputMode="numeric"
            value={properties.min_length}
          />
          <Line
            name="properties.max_length"
            label="Most characters"
            inputMode="numeric"
            value={properties.max_length}
          />
        </Pair>
        <CheckField label="Several lines">
          <Checkbox name="properties.textarea" value="true" defaultChecked={properties.textarea ?? false} />
        </CheckField>
      </>
    );
  }
  const { ge, le } = field?.type === "number" || field?.type === "date" ? field.properties : {};
  return type === "number" ? (
    <Pair>
      <Line name="properties.ge" label="At least" inputMode="numeric" value={ge} />
      <Line name="properties.le" label="At most" inputMode="numeric" value={le} />
    </Pair>
  ) : (
    <Pair>
      <Line name="properties.ge" label="First day" type="date" value={dayOf(ge)} />
      <Line name="properties.le" label="Last day" type="date" value={dayOf(le)} />
    </Pair>
  );
}

function Options({ field }: Props) {
  const options = field?.type === "select" ? field.properties.options : [];
  const lines = options.map(({ value, label }) => (value === label ? value : `${value} = ${label}`));
  return (
    <FormField
      name="properties.options"
      label="Options"
      required
      hint="One a line. For your code to keep another word than buyers read: word = What they read."
    >
      <Textarea name="properties.options" rows={4} defaultValue={lines.join("\n")} />
    </FormField>
  );
}
