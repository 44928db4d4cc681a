"use client";

import { FileUp, Paperclip, X } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { Button } from "./button";
import { formatBytes } from "./bytes";
import { cn } from "./cn";
import { useFieldControl } from "./field-context";
import { Progress } from "./progress";

export type FileDropProps = {
  /** Media types or endings, as of `<input accept>`. */
  accept?: string | undefined;
  multiple?: boolean;
  /** Larger ones are refused and named. */
  maxBytes?: number | undefined;
  onFiles: (files: File[]) => void;
  disabled?: boolean;
  /** What is wanted: "Images up to 10 MB". */
  hint?: string;
  className?: string;
};

const split = (files: readonly File[], maxBytes = Number.POSITIVE_INFINITY) => ({
  taken: files.filter((file) => file.size <= maxBytes),
  refused: files.filter((file) => file.size > maxBytes),
});

/** A place to drop files on, and a file input for everyone else. */
export function FileDrop(props: FileDropProps) {
  const { accept, multiple = false, maxBytes, onFiles, disabled = false, hint, className } = props;
  const [over, setOver] = useState(false);
  const [refused, setRefused] = useState<readonly File[]>([]);
  const ref = useRef<HTMLInputElement>(null);
  const { required: _, ...control } = useFieldControl<{ id?: string; required?: boolean }>({});
  const take = (list: FileList | null) => {
    const files = split(Array.from(list ?? []).slice(0, multiple ? undefined : 1), maxBytes);
    setRefused(files.refused);
    if (files.taken.length > 0) onFiles(files.taken);
    if (ref.current) ref.current.value = "";
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!disabled) take(event.dataTransfer.files);
  };
  return (
    <div className={cn("grid gap-1.5", className)}>
      <label
        data-slot="file-drop"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
        className={cn(
          "relative grid justify-items-center gap-1 rounded-lg border border-input border-dashed bg-card px-4 py-6 text-center text-sm",
          "hover:bg-accent/50 has-focus-visible:outline-2 has-focus-visible:outline-ring has-focus-visible:outline-offset-2",
          over && "border-primary bg-primary-subtle",
          disabled && "pointer-events-none opacity-60",
        )}
      >
        <FileUp aria-hidden className="mb-1 size-5 text-muted-foreground" />
        <span>
          Drop {multiple ? "files" : "a file"} here or{" "}
          <span className="font-medium text-primary-text">choose</span>
        </span>
        {hint ? <span className="text-muted-foreground text-xs">{hint}</span> : null}
        <input
          ref={ref}
          type="file"
          className="sr-only"
          accept={accept}
          multiple={multiple}
          disabled={disabled}
          onChange={(event) => take(event.target.files)}
          {...control}
        />
      </label>
      <p role="alert" className="text-danger text-xs empty:hidden">
        {refused.length > 0
          ? `Too large (at most ${formatBytes(maxBytes ?? 0)}): ${refused.map((file) => file.name).join(", ")}`
          : null}
      </p>
    </div>
  );
}

export type FileRowProps = {
  name: string;
  /** Bytes. */
  size: number;
  /** 0 to 1 while it is sent. */
  progress?: number | undefined;
  error?: string | undefined;
  onRemove?: (() => void) | undefined;
};

/** One chosen or stored file, with its way up and its way out. */
export function FileRow({ name, size, progress, error, onRemove }: FileRowProps) {
  return (
    <div className="flex items-center gap-2.5 rounded-md border bg-card py-1.5 pr-1.5 pl-3 text-sm">
      <Paperclip aria-hidden className="size-4 shrink-0 text-muted-foreground" />
      <div className="grid min-w-0 flex-1 gap-1">
        <p className="flex min-w-0 justify-between gap-3">
          <span className="truncate">{name}</span>
          <span className="shrink-0 text-muted-foreground tabular-nums">{formatBytes(size)}</span>
        </p>
        {progress === undefined ? null : <Progress label={`Sending ${name}`} value={progress} max={1} />}
        {error ? (
          <p role="alert" className="text-danger text-xs">
            {error}
          </p>
        ) : null}
      </div>
      {onRemove ? (
        <Button variant="ghost" size="icon-sm" aria-label={`Remove ${name}`} onClick={onRemove}>
          <X aria-hidden />
        </Button>
      ) : null}
    </div>
  );
}
