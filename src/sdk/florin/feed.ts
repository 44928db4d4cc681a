import type { Options } from "./options.ts";

/** An event as the API lists it; `payload` is the body that webhooks send. */
export type Listed = { id: string; type: string; payload: string };

/** The server refuses for good: the token, or something that this command does not know. */
export class Refused extends Error {}

/** The event whose place was kept is not kept any more. */
export class PlaceLost extends Error {}

const PAGE = 100;
const TIMEOUT_MS = 20_000;

export type Feed = {
  /** What followed an event, the earliest first; at most 100. @throws Refused, PlaceLost; anything else: ask again later. */
  after(id: string): Promise<Listed[]>;
  /** The latest event there is. */
  latest(): Promise<Listed | null>;
  /** All there are, the earliest first; at most 100. */
  first(): Promise<Listed[]>;
};

/** Reads events of the token's organization. */
export function feedOf({ server, token }: Pick<Options, "server" | "token">): Feed {
  const read = async (query: Record<string, string>): Promise<Listed[]> => {
    const url = new URL("api/v1/webhooks/events", `${server.href.replace(/\/+$/, "")}/`);
    url.search = new URLSearchParams(query).toString();
    const answer = await fetch(url, {
      headers: { Authorization: `Bearer ${token}`, Accept: "application/json" },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = await answer.text();
    if (answer.status === 422 && query.after) throw new PlaceLost();
    if ([401, 403, 404, 422].includes(answer.status)) throw new Refused(reasonOf(answer.status, text));
    if (!answer.ok) throw new Error(`it answered ${answer.status}`);
    return (JSON.parse(text) as { items: Listed[] }).items;
  };
  return {
    after: (id) => read({ after: id, limit: String(PAGE) }),
    latest: async () => (await read({ limit: "1" }))[0] ?? null,
    first: () => read({ sorting: "created_at", limit: String(PAGE) }),
  };
}

function reasonOf(status: number, text: string): string {
  if (status === 401) return "The server does not know this access token.";
  if (status === 403) return "This access token lacks the scope webhooks:read.";
  if (status === 404) return "There is no Florin at this address.";
  return `The server refuses: ${text.slice(0, 200)}`;
}
