#!/usr/bin/env node
import { Refused } from "./feed.ts";
import { listen } from "./listen.ts";
import { optionsOf, UsageError, usage } from "./options.ts";

/** The command `florin`. Ends with 0 when it is interrupted, with 1 where the server refuses, with 2 where it was called wrongly. */
const stopping = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stopping.abort());
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  const options = optionsOf(process.argv.slice(2), process.env);
  if (options) await listen(options, say, stopping.signal);
  else process.stdout.write(usage);
} catch (error) {
  if (!(error instanceof UsageError || error instanceof Refused)) throw error;
  process.stderr.write(`florin: ${error.message}\n`);
  if (error instanceof UsageError) process.stderr.write(`\n${usage}`);
  process.exitCode = error instanceof UsageError ? 2 : 1;
}
