"use client";

import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { useEffect, useState, useSyncExternalStore } from "react";
import { Button } from "./button";
import { cn } from "./cn";
import { toastRegion } from "./toast-region";
import { type ToastItem, toast, toastStore } from "./toast-store";

export { toast } from "./toast-store";

const icons = { neutral: Info, success: CircleCheck, danger: CircleAlert };
const tints = { neutral: "text-muted-foreground", success: "text-success", danger: "text-danger" };

function Toast({ item, paused }: { item: ToastItem; paused: boolean }) {
  useEffect(() => {
    if (paused) return;
    const timer = setTimeout(() => toast.dismiss(item.id), item.durationMs);
    return () => clearTimeout(timer);
  }, [item.id, item.durationMs, paused]);
  const Icon = icons[item.tone];
  const { action } = item;
  return (
    <li
      data-slot="toast"
      className="pointer-events-auto flex w-full animate-slide-in-up items-start gap-2.5 rounded-lg border bg-popover p-3 shadow-overlay"
    >
      <Icon aria-hidden className={cn("mt-0.5 size-4 shrink-0", tints[item.tone])} />
      <div className="grid min-w-0 flex-1 gap-0.5 text-sm">
        <p className="font-medium">{item.title}</p>
        {item.description ? <p className="text-muted-foreground">{item.description}</p> : null}
      </div>
      {action ? (
        <Button
          size="sm"
          onClick={() => {
            action.onPress();
            toast.dismiss(item.id);
          }}
        >
          {action.label}
        </Button>
      ) : null}
      <Button
        variant="ghost"
        size="icon-sm"
        className="-my-1 -mr-1"
        aria-label="Dismiss"
        onClick={() => toast.dismiss(item.id)}
      >
        <X aria-hidden />
      </Button>
    </li>
  );
}

/** Where toasts appear, once a page: announced as they come, and kept while pointed at or in focus. */
export function Toaster() {
  const items = useSyncExternalStore(toastStore.subscribe, toastStore.read, toastStore.readOnServer);
  const [paused, setPaused] = useState(false);
  return (
    <section
      aria-label="Messages"
      className="pointer-events-none fixed right-4 bottom-4 left-4 z-60 print:hidden"
    >
      <ol
        {...toastRegion}
        aria-live="polite"
        aria-relevant="additions"
        className="ml-auto grid max-w-sm gap-2"
        onPointerEnter={() => setPaused(true)}
        onPointerLeave={() => setPaused(false)}
        onFocus={() => setPaused(true)}
        onBlur={() => setPaused(false)}
      >
        {items.map((item) => (
          <Toast key={item.id} item={item} paused={paused} />
        ))}
      </ol>
    </section>
  );
}
