import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import { newId } from "@/lib/id";

/** Who does what is done, for the audit log: it goes with each transaction, where triggers read it. */
export type Actor = {
  type: "member" | "token" | "customer" | "system";
  /** The user, access token or customer. */
  id: string | null;
  /** E-mail of a user, or what the system was doing. */
  name: string | null;
  /** The same for all that one request or job does. */
  call_id: string;
  request_id: string | null;
  /** Network address of the caller. */
  address: string | null;
};

// Pages, endpoints and jobs are bundled apart, and share one pool: they must find the same storage.
const shared = globalThis as { florinActor?: AsyncLocalStorage<Actor | null> };
const storage = (): AsyncLocalStorage<Actor | null> => (shared.florinActor ??= new AsyncLocalStorage());

/** Who acts here; null for buyers, the billing engine and whatever else is not to be noted. */
export const currentActor = (): Actor | null => storage().getStore() ?? null;

/** Runs `work` as done by `actor`: each change that it writes leaves an entry in the audit log, in its transaction. */
export const actingAs = <T>(actor: Actor | null, work: () => Promise<T>): Promise<T> =>
  storage().run(actor, work);

/** The same for what Florin does by itself and a merchant would ask about. `name` says what: `webhooks.disable-endpoint`. */
export const actingAsSystem = <T>(name: string, work: () => Promise<T>): Promise<T> =>
  actingAs({ type: "system", id: null, name, call_id: newId(), request_id: null, address: null }, work);
