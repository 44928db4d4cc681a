/** A failure with a known way out: its message is shown as it stands, without a stack. */
export class Failure extends Error {
  override name = "Failure";
}

/** What an unknown thrown value says, in one line. */
export const messageOf = (error: unknown): string => {
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
  return error instanceof Error ? error.message || error.name : String(error);
};

/** Runs a script to its end: a `Failure` is told in one line, anything else with its stack; the exit code is 1 for both. */
export async function run(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Failure ? `florin: ${error.message}` : error);
    process.exitCode = 1;
  }
}
