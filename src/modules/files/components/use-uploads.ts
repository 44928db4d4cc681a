"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { newKey } from "@/lib/key";
import type { Way } from "./upload-parts";

/** A file of a page: on its way while nothing is `stored`, unless `error` says that it will not come. */
export type Sent<T> = {
  key: string;
  name: string;
  size: number;
  progress: number;
  stored: T | null;
  error: string | null;
};

type Uploads<T> = {
  upload: (file: File, way: Way) => Promise<T>;
  /** What is there already. */
  start?: readonly Sent<T>[];
  onStored?: (stored: T) => void;
};

/** Files in their order, and their ways to the store; what is on its way when the page goes is ended. */
export function useUploads<T>({ upload, start = [], onStored }: Uploads<T>) {
  const [files, setFiles] = useState(start);
  const sending = useRef(new Map<string, AbortController>());
  const change = useCallback(
    (key: string, news: Partial<Sent<T>>) =>
      setFiles((all) => all.map((each) => (each.key === key ? { ...each, ...news } : each))),
    [],
  );
  useEffect(() => {
    const running = sending.current;
    return () => {
      for (const one of running.values()) one.abort();
    };
  }, []);

  const send = async (key: string, file: File) => {
    const stop = new AbortController();
    sending.current.set(key, stop);
    const onProgress = (progress: number) => change(key, { progress });
    try {
      const stored = await upload(file, { onProgress, signal: stop.signal });
      change(key, { stored, progress: 1 });
      onStored?.(stored);
    } catch (error) {
      if (!stop.signal.aborted)
        change(key, { error: error instanceof Error ? error.message : "The file could not be sent." });
    } finally {
      sending.current.delete(key);
    }
  };

  return {
    files,
    isSending: files.some(({ stored, error }) => !stored && !error),
    add: (chosen: readonly File[]) => {
      const added = chosen.map((file) => ({ file, key: newKey() }));
      const rows = added.map(({ file: { name, size }, key }) => ({
        key,
        name,
        size,
        progress: 0,
        stored: null,
        error: null,
      }));
      setFiles((all) => [...all, ...rows]);
      for (const { key, file } of added) send(key, file);
    },
    remove: (key: string) => {
      sending.current.get(key)?.abort();
      setFiles((all) => all.filter((each) => each.key !== key));
    },
    /** Moves a file one place towards the front. */
    forward: (key: string) =>
      setFiles((all) => {
        const at = all.findIndex((each) => each.key === key);
        return at < 1 ? all : all.with(at, all[at - 1] as Sent<T>).with(at - 1, all[at] as Sent<T>);
      }),
  };
}
