export type ToastTone = "neutral" | "success" | "danger";

export type ToastOptions = {
  description?: string;
  /** One thing to do about it. */
  action?: { label: string; onPress: () => void };
  /** How long it stays; an error stays twice as long by default. */
  durationMs?: number;
};

export type ToastItem = ToastOptions & { id: number; title: string; tone: ToastTone; durationMs: number };

const SHOWN_MS = 5_000;
const MOST = 3;

let items: readonly ToastItem[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

const publish = (next: readonly ToastItem[]) => {
  items = next;
  for (const listener of listeners) listener();
};

const show = (tone: ToastTone, title: string, options: ToastOptions = {}): number => {
  lastId += 1;
  const durationMs = options.durationMs ?? (tone === "danger" ? 2 * SHOWN_MS : SHOWN_MS);
  publish([...items, { ...options, id: lastId, title, tone, durationMs }].slice(-MOST));
  return lastId;
};

/** Says in passing that something happened, from anywhere in the browser; Toaster shows it. */
export const toast = {
  message: (title: string, options?: ToastOptions) => show("neutral", title, options),
  success: (title: string, options?: ToastOptions) => show("success", title, options),
  error: (title: string, options?: ToastOptions) => show("danger", title, options),
  dismiss: (id: number) => publish(items.filter((item) => item.id !== id)),
};

const none: readonly ToastItem[] = [];

/** For useSyncExternalStore: the toasts shown now. */
export const toastStore = {
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => items,
  readOnServer: () => none,
};
