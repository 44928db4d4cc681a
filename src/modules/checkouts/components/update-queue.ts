/** What of the checkout is to be changed. */
export type Patch = Record<string, unknown>;

export type UpdateQueue = {
  /** Adds to what is to be sent, soon or `now`. The later value of a field wins. */
  push: (patch: Patch, now?: boolean) => void;
  /** Sends what waits. @returns whether all of it has been answered. */
  flush: () => Promise<boolean>;
  /** Takes out what is not answered yet, for whoever sends it in another way. */
  take: () => Patch | null;
};

type Options = {
  /** Sends a patch and takes its answer in. @returns whether an answer came; else the patch is kept. */
  send: (patch: Patch) => Promise<boolean>;
  /** Told whenever changes begin or cease to be under way. */
  onPending: (isPending: boolean) => void;
  delayMs?: number;
};

/**
 * Sends changes while one types: gathered for a moment, and one after the other, so that an older answer never comes
 * after a newer one.
 */
export function makeUpdateQueue({ send, onPending, delayMs = 350 }: Options): UpdateQueue {
  let waiting: Patch | null = null;
  let sent: Patch | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | null = null;
  let isDue = false;

  const next = (): Patch => {
    const patch = waiting ?? {};
    clearTimeout(timer);
    waiting = null;
    return patch;
  };
  const drain = async (): Promise<boolean> => {
    let isAnswered = true;
    while (isDue && waiting && isAnswered) {
      isDue = false;
      const patch = next();
      sent = patch;
      isAnswered = await send(patch);
      sent = null;
      if (!isAnswered) waiting = { ...patch, ...(waiting ?? {}) };
    }
    running = null;
    if (!waiting || !isAnswered) onPending(false);
    return isAnswered;
  };
  const start = (): Promise<boolean> => {
    isDue = true;
    if (running) return running;
    if (!waiting) return Promise.resolve(true);
    running = drain();
    return running;
  };
  return {
    take: () => (sent || waiting ? { ...sent, ...next() } : null),
    push: (patch, now = false) => {
      waiting = { ...waiting, ...patch };
      onPending(true);
      clearTimeout(timer);
      if (now) void start();
      else timer = setTimeout(start, delayMs);
    },
    flush: async () => {
      const isAnswered = await start();
      return isAnswered && waiting ? start() : isAnswered;
    },
  };
}
