import { Checkbox } from "@/components/ui/checkbox";
import { CheckField, Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import type { Answers, AttachedCustomField, CustomField } from "@/modules/custom-fields/schema";
import type { SheetState } from "./use-sheet";

type Props = { fields: readonly AttachedCustomField[]; state: SheetState };

/** What the organization asks the buyers of this product. */
export function CustomFields({ fields, state }: Props) {
  return (
    <div className="grid gap-4">
      {fields.map(({ custom_field: field, required }) => {
        const name = `custom_field_data.${field.slug}` as const;
        const { form_label: label = field.name, form_help_text: hint } = field.properties;
        const known = state.sheet.custom_field_data[field.slug];
        const error = state.problems[name];
        if (field.type === "checkbox")
          return (
            <CheckField key={field.id} label={label} hint={hint} error={error} required={required}>
              <Checkbox name={name} value="true" defaultChecked={known === true} />
            </CheckField>
          );
        return (
          <Field
            key={field.id}
            label={label}
            hint={hint}
            error={error}
            required={required}
            optional={!required}
          >
            <Control field={field} name={name} known={known} />
          </Field>
        );
      })}
    </div>
  );
}

type ControlProps = { field: CustomField; name: string; known: Answers[string] | undefined };

/** The day (UTC) of Unix seconds, as the browser's field for dates takes it. */
const dayOf = (seconds: number | undefined) =>
  seconds === undefined ? undefined : new Date(seconds * 1_000).toISOString().slice(0, 10);

function Control({ field, name, known }: ControlProps) {
  const { form_placeholder: placeholder } = field.properties;
  const same = { name, defaultValue: String(known ?? ""), autoComplete: "off" };
  if (field.type === "select")
    return (
      <NativeSelect {...same} size="lg">
        <option value="">{placeholder ?? "Choose…"}</option>
        {field.properties.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </NativeSelect>
    );
  if (field.type === "date") {
    const { ge, le } = field.properties;
    return <Input {...same} size="lg" type="date" min={dayOf(ge)} max={dayOf(le)} />;
  }
  if (field.type === "number")
    return <Input {...same} size="lg" inputMode="numeric" placeholder={placeholder} />;
  const maxLength = field.type === "text" ? (field.properties.max_length ?? 2_000) : undefined;
  return field.type === "text" && field.properties.textarea ? (
    <Textarea {...same} placeholder={placeholder} maxLength={maxLength} />
  ) : (
    <Input {...same} size="lg" placeholder={placeholder} maxLength={maxLength} />
  );
}
