"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { newKey } from "@/lib/key";
import type { ProductMediaFile } from "../schema";
import { uploadProductPicture } from "./upload-picture";

/** A picture of the form: on its way while it has no `media`, unless `error` says that it will not come. */
export type Picture = {
  key: string;
  name: string;
  size: number;
  progress: number;
  media: ProductMediaFile | null;
  error: string | null;
};

const kept = (media: ProductMediaFile): Picture => ({
  key: media.id,
  name: media.name,
  size: media.size,
  progress: 1,
  media,
  error: null,
});

/** The pictures of a product in their order, and their ways to the store. */
export function usePictures(organizationId: string, medias: readonly ProductMediaFile[]) {
  const [pictures, setPictures] = useState<readonly Picture[]>(() => medias.map(kept));
  const sending = useRef(new Map<string, AbortController>());
  const change = useCallback(
    (key: string, news: Partial<Picture>) =>
      setPictures((all) => all.map((each) => (each.key === key ? { ...each, ...news } : each))),
    [],
  );
  useEffect(() => {
    const running = sending.current;
    return () => {
      for (const upload of running.values()) upload.abort();
    };
  }, []);

  const send = async (key: string, file: File) => {
    const stop = new AbortController();
    sending.current.set(key, stop);
    try {
      const media = await uploadProductPicture(organizationId, file, {
        onProgress: (progress) => change(key, { progress }),
        signal: stop.signal,
      });
      change(key, { media, progress: 1 });
    } catch (error) {
      if (!stop.signal.aborted)
        change(key, { error: error instanceof Error ? error.message : "The picture could not be sent." });
    } finally {
      sending.current.delete(key);
    }
  };

  return {
    pictures,
    isSending: pictures.some(({ media, error }) => !media && !error),
    add: (files: readonly File[]) => {
      const added = files.map((file) => ({ file, key: newKey() }));
      const rows = added.map(({ file: { name, size }, key }) => ({
        key,
        name,
        size,
        progress: 0,
        media: null,
        error: null,
      }));
      setPictures((all) => [...all, ...rows]);
      for (const { key, file } of added) send(key, file);
    },
    remove: (key: string) => {
      sending.current.get(key)?.abort();
      setPictures((all) => all.filter((each) => each.key !== key));
    },
    /** Moves a picture one place towards the front. */
    forward: (key: string) =>
      setPictures((all) => {
        const at = all.findIndex((each) => each.key === key);
        return at < 1 ? all : all.with(at, all[at - 1] as Picture).with(at - 1, all[at] as Picture);
      }),
  };
}
