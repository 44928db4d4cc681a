import { parseArgs } from "node:util";

export const usage = `florin listen URL [options]

Sends what happens in an organization to an address on this machine, as its webhooks would: in order, signed, one after the other.
It keeps its place: started again, it goes on where it ended.

  --events TYPES   only these, separated by commas: order.paid,subscription.*
  --server URL     where Florin is (FLORIN_URL; http://127.0.0.1:3000)
  --token TOKEN    an access token with webhooks:read (FLORIN_TOKEN)
  --place FILE     where the place and the secret are kept (~/.florin/listen-….json)
  --now            forget the place, and begin with what happens from now on
  --help           this text
`;

/** What was asked for on the command line is not to be had; the message says what is. */
export class UsageError extends Error {}

export type Options = {
  /** Where events are sent. */
  target: URL;
  /** Null: all. */
  events: readonly string[] | null;
  server: URL;
  token: string;
  /** Null: the usual one. */
  place: string | null;
  isFromNow: boolean;
};

const spec = {
  events: { type: "string" },
  server: { type: "string" },
  token: { type: "string" },
  place: { type: "string" },
  now: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** Reads the command line; null where help is asked for. @throws UsageError */
export function optionsOf(
  args: readonly string[],
  env: { readonly [name: string]: string | undefined },
): Options | null {
  const { values, positionals } = parsed(args);
  if (values.help) return null;
  const [command, target, ...more] = positionals;
  if (command !== "listen" || !target || more.length > 0) throw new UsageError("Usage: florin listen URL");
  const token = values.token ?? env.FLORIN_TOKEN;
  if (!token) throw new UsageError("An access token is needed: --token, or FLORIN_TOKEN.");
  return {
    target: urlOf(target, "the address to send to"),
    events: values.events ? values.events.split(",").map((type) => type.trim()) : null,
    server: urlOf(values.server ?? env.FLORIN_URL ?? "http://127.0.0.1:3000", "--server"),
    token,
    place: values.place ?? null,
    isFromNow: values.now,
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: spec, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function urlOf(text: string, what: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url?.protocol !== "http:" && url?.protocol !== "https:")
    throw new UsageError(`${text} is no address for ${what}: http://localhost:3001/webhooks`);
  return url;
}

/** Whether an event is wanted: `order.paid` names one type, `order.*` all of a noun. */
export const isWanted = (type: string, events: Options["events"]): boolean =>
  events === null ||
  events.some((each) => (each.endsWith("*") ? type.startsWith(each.slice(0, -1)) : type === each));
