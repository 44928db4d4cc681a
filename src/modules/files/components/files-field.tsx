"use client";

import { useQuery } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useState } from "react";
import { useFieldErrors } from "@/components/form/form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { CheckField, Field, FieldSet } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { Skeleton } from "@/components/ui/skeleton";
import { fileList, filesById } from "../queries";
import type { DownloadableFile } from "../schema";
import { SendFiles } from "./send-files";

type Props = {
  organizationId: string;
  /** Posts the ids under this name, in their order. */
  name: string;
  /** Posts those that are archived under this name. */
  archivedName: string;
  chosen?: readonly string[];
  archived?: { readonly [id: string]: boolean };
};

/** Which files are delivered: chosen out of those that are there, or sent here. */
export function FilesField({ organizationId, name, archivedName, chosen: start = [], archived = {} }: Props) {
  const known = useQuery(filesById(organizationId, start));
  const all = useQuery(fileList(organizationId, { limit: ["100"], sorting: ["name"] }));
  const [chosen, choose] = useState<readonly string[]>(start);
  const [sent, keep] = useState<readonly DownloadableFile[]>([]);
  const errors = useFieldErrors(name);
  const there = new Map(
    [...(known.data?.items ?? []), ...(all.data?.items ?? []), ...sent].map((file) => [file.id, file]),
  );
  const add = (id: string) => choose((before) => (before.includes(id) ? before : [...before, id]));
  return (
    <FieldSet label="Files" error={errors}>
      <input type="hidden" name={`${name}[]`} value="" />
      <input type="hidden" name={`${archivedName}[]`} value="" />
      {chosen.length > 0 ? (
        <ul aria-label="Chosen files" className="grid gap-2">
          {chosen.map((id) => (
            <Row
              key={id}
              id={id}
              file={there.get(id)}
              names={{ name, archivedName }}
              isArchived={archived[id] ?? false}
              onRemove={() => choose((before) => before.filter((each) => each !== id))}
            />
          ))}
        </ul>
      ) : null}
      <Choice
        files={(all.data?.items ?? []).filter(({ id }) => !chosen.includes(id))}
        error={all.error?.message}
        onChoose={add}
      />
      <SendFiles
        organizationId={organizationId}
        onStored={(file) => {
          keep((before) => [...before, file]);
          add(file.id);
        }}
      />
    </FieldSet>
  );
}

type RowProps = {
  id: string;
  file: DownloadableFile | undefined;
  names: Pick<Props, "name" | "archivedName">;
  isArchived: boolean;
  onRemove: () => void;
};

function Row({ id, file, names, isArchived, onRemove }: RowProps) {
  const name = file?.name ?? "file";
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 rounded-lg border bg-card py-1.5 pr-1.5 pl-3 text-sm">
      <input type="hidden" name={`${names.name}[]`} value={id} />
      <span className="grid min-w-0 flex-1 basis-32">
        {file ? (
          <>
            <span className="truncate font-medium">{name}</span>
            <span className="truncate text-muted-foreground text-xs">
              {[file.version && `Version ${file.version}`, file.size_readable].filter(Boolean).join(" · ")}
            </span>
          </>
        ) : (
          <Skeleton className="h-8 w-40" />
        )}
      </span>
      <CheckField label="Archived">
        <Checkbox
          name={`${names.archivedName}[]`}
          value={id}
          defaultChecked={isArchived}
          aria-label={`Archive ${name}`}
        />
      </CheckField>
      <Button variant="ghost" size="icon" aria-label={`Take ${name} off`} onClick={onRemove}>
        <X aria-hidden />
      </Button>
    </li>
  );
}

type ChoiceProps = {
  files: readonly DownloadableFile[];
  error: string | undefined;
  onChoose: (id: string) => void;
};

function Choice({ files, error, onChoose }: ChoiceProps) {
  if (files.length === 0 && !error) return null;
  return (
    <Field label="Add a file" error={error} className="max-w-sm">
      <NativeSelect value="" onChange={({ target }) => target.value && onChoose(target.value)}>
        <option value="">Choose…</option>
        {files.map(({ id, name, version }) => (
          <option key={id} value={id}>
            {version ? `${name} (${version})` : name}
          </option>
        ))}
      </NativeSelect>
    </Field>
  );
}
