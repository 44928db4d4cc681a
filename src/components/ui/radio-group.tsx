"use client";

import { type ComponentProps, createContext, type ReactNode, useContext, useId } from "react";
import { cn } from "./cn";
import { type FieldProps, FieldSet } from "./field";

type Group = {
  name: string;
  value: string | undefined;
  defaultValue: string | undefined;
  onValueChange: ((value: string) => void) | undefined;
};

const GroupContext = createContext<Group | null>(null);

export type RadioGroupProps = Omit<FieldProps, "required" | "optional"> & {
  name?: string | undefined;
  value?: string | undefined;
  defaultValue?: string | undefined;
  onValueChange?: ((value: string) => void) | undefined;
};

/** One of several, as native radios under a legend. */
export function RadioGroup({
  name,
  value,
  defaultValue,
  onValueChange,
  children,
  ...field
}: RadioGroupProps) {
  const made = useId();
  return (
    <FieldSet {...field}>
      <GroupContext value={{ name: name ?? made, value, defaultValue, onValueChange }}>
        {children}
      </GroupContext>
    </FieldSet>
  );
}

const chosen = (group: Group | null, value: string) => {
  if (!group) return {};
  if (group.value !== undefined) return { checked: group.value === value };
  return group.defaultValue === undefined ? {} : { defaultChecked: group.defaultValue === value };
};

export type RadioProps = Omit<ComponentProps<"input">, "type" | "size" | "value"> & {
  value: string;
  label: ReactNode;
  description?: ReactNode;
  /** A bordered box that is pressed as a whole. */
  card?: boolean | undefined;
};

/** One choice of a RadioGroup, with its label. */
export function Radio({ value, label, description, card, className, ...props }: RadioProps) {
  const group = useContext(GroupContext);
  const id = useId();
  return (
    <label
      htmlFor={id}
      className={cn(
        "flex items-start gap-2.5 text-sm",
        card &&
          "rounded-lg border bg-card p-3 hover:bg-accent/50 has-checked:border-primary has-checked:bg-primary-subtle",
        className,
      )}
    >
      <input
        id={id}
        type="radio"
        data-slot="radio"
        name={group?.name}
        value={value}
        {...chosen(group, value)}
        onChange={() => group?.onValueChange?.(value)}
        aria-describedby={description ? `${id}-description` : undefined}
        className={cn(
          "-my-0.5 relative size-6 shrink-0 appearance-none rounded-full disabled:opacity-50",
          "before:absolute before:inset-1 before:rounded-full before:border before:border-input before:bg-card",
          "checked:before:border-[5px] checked:before:border-primary checked:before:bg-primary-foreground",
        )}
        {...props}
      />
      <span className="grid gap-0.5">
        <span className="font-medium">{label}</span>
        {description ? (
          <span id={`${id}-description`} className="text-muted-foreground text-xs">
            {description}
          </span>
        ) : null}
      </span>
    </label>
  );
}
