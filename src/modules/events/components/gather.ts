/**
 * Calls `flush` with the words it was given: the first at once, those that follow within `waitMs` together at its end, so that
 * a hundred sales a minute do not ask the server a hundred times. `stop` forgets what waits.
 */
export function gather(flush: (words: readonly string[]) => void, waitMs: number) {
  const waiting = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const pass = () => {
    timer = undefined;
    if (waiting.size === 0) return;
    const words = [...waiting];
    waiting.clear();
    timer = setTimeout(pass, waitMs);
    flush(words);
  };
  return {
    add: (words: readonly string[]) => {
      for (const word of words) waiting.add(word);
      if (timer === undefined) pass();
    },
    stop: () => {
      clearTimeout(timer);
      waiting.clear();
    },
  };
}
