"use client";

import { useEffect, useRef, useState } from "react";
import { FormField } from "@/components/form/form";
import { useHoldForm } from "@/components/form/waiting";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { FileDrop, FileRow } from "@/components/ui/file-drop";
import { MAX_PICTURE_BYTES, PICTURE_TYPES, uploadAvatar } from "./upload-picture";

type Props = {
  organizationId: string;
  /** Posts the address of the picture under this name; empty for none. */
  name: string;
  label: string;
  value: string | null;
  /** Whose picture it is. */
  alt: string;
  disabled?: boolean;
};

type Sending = { file: File; progress: number; error?: string };

/** Sends one picture at a time; a newer one ends the one before. */
function useUpload(organizationId: string, onDone: (url: string) => void) {
  const [sending, setSending] = useState<Sending | null>(null);
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);
  const send = async (file: File) => {
    running.current?.abort();
    const stop = new AbortController();
    running.current = stop;
    setSending({ file, progress: 0 });
    try {
      const onProgress = (progress: number) => setSending({ file, progress });
      const way = { onProgress, signal: stop.signal };
      onDone((await uploadAvatar(organizationId, file, way)).public_url);
      setSending(null);
    } catch (error) {
      if (stop.signal.aborted) return;
      const message = error instanceof Error ? error.message : "The picture could not be sent.";
      setSending({ file, progress: 0, error: message });
    }
  };
  const forget = () => {
    running.current?.abort();
    setSending(null);
  };
  return { sending, send, forget };
}

/** One picture of a form: sent as soon as it is chosen, kept when the form is saved. */
export function PictureUpload({ organizationId, name, label, value, alt, disabled = false }: Props) {
  const [url, setUrl] = useState(value ?? "");
  const { sending, send, forget } = useUpload(organizationId, setUrl);
  useHoldForm(sending !== null && !sending.error);
  return (
    <div className="grid gap-3">
      <FormField name={name} label={label} optional>
        {disabled ? null : (
          <FileDrop
            accept={PICTURE_TYPES}
            maxBytes={MAX_PICTURE_BYTES}
            hint="PNG, JPEG, WebP, GIF or AVIF up to 10 MB, best square"
            onFiles={([file]) => file && send(file)}
          />
        )}
      </FormField>
      {sending ? (
        <FileRow
          name={sending.file.name}
          size={sending.file.size}
          progress={sending.error ? undefined : sending.progress}
          error={sending.error}
          onRemove={forget}
        />
      ) : null}
      <div className="flex items-center gap-3">
        <Avatar name={alt} src={url || null} size="lg" square />
        {url && !disabled ? (
          <Button size="sm" variant="ghost" onClick={() => setUrl("")}>
            Remove {label.toLowerCase()}
          </Button>
        ) : null}
      </div>
      <input type="hidden" name={name} value={url} />
    </div>
  );
}
