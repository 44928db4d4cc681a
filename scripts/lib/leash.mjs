import { isMainThread } from "node:worker_threads";

/**
 * Preloaded into a server that we start: when we are gone (killed, so that we could not stop it), it asks itself to end, as we would have.
 */
if (isMainThread) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, "SIGTERM");
  }, 500).unref();
}
