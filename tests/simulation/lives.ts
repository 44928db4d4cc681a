import Stripe from "stripe";
import type { World } from "@/server/context";
import type { Db, Tx } from "@/server/db/client";
import { secretKey } from "../integration/sandbox/start-sandbox.ts";
import type { Random } from "./random.ts";

/** How often something breaks, of each call of Stripe and each transaction. */
const FAULTS = 0.06;
const DEATHS = 0.03;

const modes = ["error_500", "error_500_after", "drop", "drop_after", "rate_limited"] as const;

/** What a process that has died was doing is never heard of again. */
const never = () => new Promise<never>(() => undefined);

/** Undoes a transaction whose process dies before the commit. */
class Undone extends Error {}

/** The work in hand was thrown away: the process died over it. */
export class Died extends Error {}

/** A process as long as it lives. */
type Life = { world: World; isDead: boolean; died: Promise<never>; die: (how: string) => void };

/**
 * Processes that do one piece of work after the other, and die at chance: before or after a commit, before or after Stripe was asked. Whatever a dead
 * one had in hand goes no further; the next one finds what was committed. Stripe fails, cuts the line and forgets to answer as well. Calls of Stripe
 * go one by one, so that chance falls the same each time.
 */
export class Lives {
  /** Nothing breaks while this is so. */
  isQuiet = false;
  deaths = 0;
  faults = 0;
  /** Transactions and calls of Stripe so far. */
  moves = 0;
  #life: Life;
  #last: Promise<unknown> = Promise.resolve();

  readonly base: World;
  readonly #sandbox: { url: string };
  readonly #chance: Random;
  readonly #tell: (what: string) => void;

  constructor(base: World, sandbox: { url: string }, chance: Random, tell: (what: string) => void) {
    this.base = base;
    this.#sandbox = sandbox;
    this.#chance = chance;
    this.#tell = tell;
    this.#life = this.#begin();
  }

  /** Does a piece of work. @throws Died where the process died over it; the next piece is done by another one. */
  async do<T>(work: (world: World) => Promise<T>): Promise<T> {
    const life = this.#life;
    const now = new Date();
    const doing = work({ ...life.world, now, realNow: now });
    // Of a dead process nobody hears how its work ended.
    doing.catch(() => undefined);
    try {
      return await Promise.race([doing, life.died]);
    } finally {
      if (life.isDead) this.#life = this.#begin();
    }
  }

  #begin(): Life {
    let reject: (error: Error) => void = () => undefined;
    const died = new Promise<never>((_, refuse) => {
      reject = refuse;
    });
    died.catch(() => undefined);
    const life: Life = {
      world: this.base,
      isDead: false,
      died,
      die: (how) => {
        if (life.isDead) return;
        life.isDead = true;
        this.deaths += 1;
        this.#tell(`the process dies ${how}`);
        reject(new Died(how));
      },
    };
    life.world = {
      ...this.base,
      db: this.#dbOf(life),
      read: (query) => (life.isDead ? never() : this.base.read(query)),
      stripe: this.#stripeOf(life),
    };
    return life;
  }

  #dbOf(life: Life): Db {
    const { db } = this.base;
    const $transaction = async (work: (tx: Tx) => Promise<unknown>) => {
      if (life.isDead) return never();
      this.moves += 1;
      const isLast = this.#draws(DEATHS);
      if (isLast && this.#chance.chance(0.5)) {
        await db.$transaction((tx) => undo(tx, work)).catch(unlessUndone);
        life.die("before a commit");
        return never();
      }
      const result = await db.$transaction(work);
      if (isLast) life.die("after a commit");
      return life.isDead ? never() : result;
    };
    return new Proxy(db, {
      get: (target, name) => (name === "$transaction" ? $transaction : Reflect.get(target, name, target)),
    });
  }

  #stripeOf(life: Life): Stripe {
    const { hostname, port } = new URL(this.#sandbox.url);
    const ask = async (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
      const before = this.#last;
      const answer = before.then(() => this.#ask(life, String(url), init ?? {}));
      this.#last = answer.catch(() => undefined);
      return (await answer) ?? never();
    };
    return new Stripe(secretKey, {
      host: hostname,
      port: Number(port),
      protocol: "http",
      maxNetworkRetries: 0,
      telemetry: false,
      httpClient: Stripe.createFetchHttpClient(ask),
    });
  }

  /** Null: the process is dead. */
  async #ask(life: Life, url: string, init: RequestInit): Promise<Response | null> {
    if (life.isDead) return null;
    this.moves += 1;
    const { pathname } = new URL(url);
    const isLast = this.#draws(DEATHS);
    const isBefore = this.#chance.chance(0.5);
    const what = `${init.method} ${pathname.replaceAll(/_[\w-]{8,}/g, "_…")}`;
    if (isLast && isBefore) {
      life.die(`before ${what}`);
      return null;
    }
    if (this.#draws(FAULTS)) await this.#break(String(init.method), pathname, what);
    const answer = await fetch(url, init);
    if (isLast) life.die(`after ${what}`);
    return life.isDead ? null : answer;
  }

  async #break(method: string, path: string, what: string): Promise<void> {
    const mode = this.#chance.pick(modes);
    this.faults += 1;
    this.#tell(`Stripe: ${mode} at ${what}`);
    await fetch(`${this.#sandbox.url}/_sandbox/faults`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ method, path, mode, times: 1 }),
    });
  }

  /** Chance is drawn in quiet as well, so that what comes after it falls the same. */
  #draws(probability: number): boolean {
    const isSo = this.#chance.chance(probability);
    return isSo && !this.isQuiet;
  }
}

async function undo(tx: Tx, work: (tx: Tx) => Promise<unknown>): Promise<void> {
  await work(tx);
  throw new Undone();
}

function unlessUndone(error: unknown): void {
  if (!(error instanceof Undone)) throw error;
}
