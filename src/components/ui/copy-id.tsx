import { CopyButton } from "./copy-button";

/** The end of a long id, which tells it from others, and a way to copy all of it. */
export function CopyId({ id, label = "Copy ID" }: { id: string; label?: string }) {
  return (
    <span className="inline-flex max-w-full items-center gap-1">
      <code title={id} className="truncate font-mono text-xs">
        …{id.slice(-12)}
      </code>
      <CopyButton value={id} label={label} className="-my-1" />
    </span>
  );
}
