import "server-only";
import { log } from "@/server/log";

type Stop = () => Promise<void> | void;
const shared = globalThis as { florinStops?: Set<Stop> };

/**
 * Runs `stop` when the process is asked to end, and lets it finish: running jobs end, streams are closed.
 * Next does the same for requests. @returns what takes it back.
 */
export function onShutdown(stop: Stop): () => void {
  shared.florinStops ??= listenForSignals();
  const stops = shared.florinStops;
  stops.add(stop);
  return () => stops.delete(stop);
}

function listenForSignals(): Set<Stop> {
  const stops = new Set<Stop>();
  let begun = false;
  const begin = () => {
    if (begun) return;
    begun = true;
    const finished = Promise.all([...stops].map(async (stop) => stop())).catch((error) =>
      log.error({ err: error }, "stopping"),
    );
    // Next ends the process as soon as its own requests are done, which may be before the running jobs are.
    const exit = process.exit.bind(process);
    process.exit = ((code?: number) => {
      finished.finally(() => exit(code));
    }) as typeof process.exit;
  };
  process.on("SIGTERM", begin);
  process.on("SIGINT", begin);
  return stops;
}
