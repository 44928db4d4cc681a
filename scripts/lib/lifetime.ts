import { setTimeout as sleep } from "node:timers/promises";
import { Failure } from "./fail.ts";
import type { Supervisor } from "./supervisor.ts";

/**
 * Runs `main` until somebody asks us to end (Ctrl-C, SIGTERM, or the process that started us is gone), it fails, or a service of the
 * supervisor is lost; then stops everything and exits: 0 when asked, else 1 with one line that says why.
 */
export async function live(
  supervisor: Supervisor,
  main: () => Promise<void>,
  release: () => Promise<void>,
): Promise<never> {
  const asked = untilAsked();
  const running = main();
  const failed = new Promise<{ error: unknown }>((resolve) =>
    running.catch((error: unknown) => resolve({ error })),
  );
  const lost = supervisor.loss.then((loss) => ({ error: new Failure(loss) }));
  const end = await Promise.race([asked, failed, lost]);
  if ("signal" in end) console.log("\nStopping …");
  await supervisor.stop();
  // What was under way sees its services go and fails; it is waited for, so that nothing starts behind our back.
  await Promise.race([running.catch(() => undefined), sleep(10_000)]);
  await release();
  if ("error" in end)
    console.error(end.error instanceof Failure ? `florin: ${end.error.message}` : end.error);
  process.exit("error" in end ? 1 : 0);
}

function untilAsked(): Promise<{ signal: string }> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
      process.on(signal, () => resolve({ signal }));
    if (process.channel) process.once("disconnect", () => resolve({ signal: "disconnect" }));
    if (process.channel) process.channel.unref();
    else if (process.env.npm_lifecycle_event) watchParent(() => resolve({ signal: "parent" }));
  });
}

/** npm puts a shell between itself and us that dies of a signal without passing it on; nobody else would tell us to end. */
function watchParent(gone: () => void): void {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && gone(), 500).unref();
}
