import autocannon from "autocannon";
import type { Load, Measured, Requests } from "./load.ts";
import { buy } from "./purchases.ts";
import { summary } from "./summary.ts";

/** The process that sends requests: takes one load after the other over its channel and answers what it came to. */
process.on("message", async ({ load, seconds }: { load: Load; seconds: number }) => {
  try {
    process.send?.(load.kind === "requests" ? await request(load, seconds) : await buy(load, seconds));
  } catch (error) {
    process.send?.({ error: String(error) });
  }
});
process.once("disconnect", () => process.exit());

async function request(load: Requests, seconds: number): Promise<Measured> {
  const { url, method, headers, body, connections, status } = load;
  const times: number[] = [];
  const failures: string[] = [];
  const since = performance.now();
  const { errors } = await new Promise<autocannon.Result>((resolve, reject) => {
    const options = { url, method, headers, connections, duration: seconds, ...(body && { body }) };
    const run = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
    // Its own times are whole milliseconds; these are not.
    run.on("response", (_client, answered, _bytes, milliseconds) => {
      times.push(milliseconds);
      if (answered !== status) failures.push(`${method} ${url} answered ${answered}`);
    });
  });
  const elapsed = (performance.now() - since) / 1_000;
  return summary(times, elapsed, [...failures, ...Array<string>(errors).fill("no answer")]);
}
