"use client";

import { ArrowLeft, X } from "lucide-react";
import { useFieldErrors } from "@/components/form/form";
import { useHoldForm } from "@/components/form/waiting";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FileDrop, FileRow } from "@/components/ui/file-drop";
import { PlainImage } from "@/components/ui/plain-image";
import { ownPath } from "@/lib/own-path";
import type { ProductMediaFile } from "../schema";
import { MAX_PICTURE_BYTES, PICTURE_TYPES } from "./upload-picture";
import { type Picture, usePictures } from "./use-pictures";

type State = ReturnType<typeof usePictures>;

function Tile({ picture, first, state }: { picture: Picture; first: boolean; state: State }) {
  const { key, name, stored } = picture;
  if (!stored) return null;
  return (
    <li className="group relative w-28">
      <div className="aspect-square overflow-hidden rounded-lg border bg-canvas">
        <PlainImage src={ownPath(stored.public_url)} alt={name} className="size-full object-cover" />
      </div>
      <div className="mt-1 flex items-center justify-between gap-1">
        <span className="truncate text-muted-foreground text-xs">{first ? "Cover" : name}</span>
        <span className="flex shrink-0">
          {first ? null : (
            <Button
              variant="ghost"
              size="icon-sm"
              aria-label={`Move ${name} forward`}
              onClick={() => state.forward(key)}
            >
              <ArrowLeft aria-hidden />
            </Button>
          )}
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={`Remove ${name}`}
            onClick={() => state.remove(key)}
          >
            <X aria-hidden />
          </Button>
        </span>
      </div>
    </li>
  );
}

type Props = {
  organizationId: string;
  /** Posts the ids of the pictures under this name, as a list. */
  name: string;
  value: readonly ProductMediaFile[];
};

/** The pictures of a product: dropped or chosen, sent at once with progress, in the order shown. The first is the cover. */
export function PicturesField({ organizationId, name, value }: Props) {
  const state = usePictures(organizationId, value);
  useHoldForm(state.isSending);
  const done = state.files.filter(({ stored }) => stored);
  const waiting = state.files.filter(({ stored }) => !stored);
  return (
    <div className="grid gap-3">
      {done.length > 0 ? (
        <ul className="flex flex-wrap gap-3" aria-label="Pictures">
          {done.map((picture, index) => (
            <Tile key={picture.key} picture={picture} first={index === 0} state={state} />
          ))}
        </ul>
      ) : null}
      {waiting.map(({ key, name, size, progress, error: failure }) => (
        <FileRow
          key={key}
          name={name}
          size={size}
          progress={failure ? undefined : progress}
          error={failure ?? undefined}
          onRemove={() => state.remove(key)}
        />
      ))}
      <Field label="Add pictures" hideLabel error={useFieldErrors(name)}>
        <FileDrop
          accept={PICTURE_TYPES}
          maxBytes={MAX_PICTURE_BYTES}
          multiple
          onFiles={state.add}
          hint="PNG, JPEG, WebP, GIF or AVIF, up to 10 MB"
        />
      </Field>
      {done.map(({ stored, key }) => (
        <input key={key} type="hidden" name={`${name}[]`} value={stored?.id} />
      ))}
    </div>
  );
}
