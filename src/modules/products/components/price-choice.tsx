import { FormField } from "@/components/form/form";
import { NativeSelect } from "@/components/ui/native-select";
import { useTypedEarly } from "@/components/ui/use-typed-early";

/** One of a few, as a list that opens. What it posts is posted by who draws it. */
export function Choice<T extends string>({
  name,
  label,
  hint,
  value,
  options,
  onChange,
}: {
  name: string;
  label: string;
  hint?: string;
  value: T;
  options: readonly { value: NoInfer<T>; label: string }[];
  onChange: (value: T) => void;
}) {
  const ref = useTypedEarly<HTMLSelectElement>(value, (chosen) => onChange(chosen as T));
  return (
    <FormField name={name} label={label} hint={hint} className="min-w-0">
      <NativeSelect ref={ref} value={value} onChange={(event) => onChange(event.target.value as T)}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </NativeSelect>
    </FormField>
  );
}
