"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHoldForm } from "@/components/form/waiting";
import { Field } from "@/components/ui/field";
import { FileDrop, FileRow } from "@/components/ui/file-drop";
import { Input } from "@/components/ui/input";
import { DownloadableFile } from "../schema";
import { uploadInParts } from "./upload-parts";
import { type Sent, useUploads } from "./use-uploads";

const MAX_BYTES = 1024 * 1024 * 1024;

type Props = {
  organizationId: string;
  /** What is sent is a new version of this file. */
  replaces?: DownloadableFile;
  onStored?: (file: DownloadableFile) => void;
};

const Rows = ({
  files,
  onRemove,
}: {
  files: readonly Sent<DownloadableFile>[];
  onRemove: (key: string) => void;
}) =>
  files.map(({ key, name, size, progress, error, stored }) => (
    <FileRow
      key={key}
      name={name}
      size={size}
      progress={error || stored ? undefined : progress}
      error={error ?? undefined}
      onRemove={stored ? undefined : () => onRemove(key)}
    />
  ));

/** Files for buyers, dropped or chosen: sent at once in parts, with progress; stored as soon as they are whole. */
export function SendFiles({ organizationId, replaces, onStored }: Props) {
  const client = useQueryClient();
  const [version, setVersion] = useState("");
  const { files, isSending, add, remove } = useUploads<DownloadableFile>({
    upload: async (file, way) => {
      const about = { version: version || null, replaces_id: replaces?.id ?? null };
      const sent = await uploadInParts(organizationId, file, { service: "downloadable", ...about }, way);
      return DownloadableFile.parse(sent);
    },
    onStored: (file) => {
      client.invalidateQueries({ queryKey: ["files", organizationId] });
      client.invalidateQueries({ queryKey: ["benefits", organizationId] });
      onStored?.(file);
    },
  });
  useHoldForm(isSending);
  return (
    <div className="grid gap-3">
      {replaces ? (
        <Field label="Version" optional hint="Named beside the file, as 2.1.">
          <Input value={version} maxLength={100} onChange={({ target }) => setVersion(target.value)} />
        </Field>
      ) : null}
      <Field label={replaces ? "The new version" : "Add files"} hideLabel>
        <FileDrop
          multiple={!replaces}
          disabled={Boolean(replaces) && files.length > 0}
          maxBytes={MAX_BYTES}
          hint="Anything up to 1 GB; only those who bought it can fetch it"
          onFiles={add}
        />
      </Field>
      <Rows files={files} onRemove={remove} />
      <p role="status" className="sr-only">
        {files.some(({ stored }) => stored) && !isSending ? "All files are stored." : ""}
      </p>
    </div>
  );
}
