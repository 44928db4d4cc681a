import { setTimeout as sleep } from "node:timers/promises";
import { type Feed, feedOf, type Listed, PlaceLost, Refused } from "./feed.ts";
import { forward, type Outcome } from "./forward.ts";
import { isWanted, type Options } from "./options.ts";
import { type Place, placeFile, readPlace, writePlace } from "./place.ts";

const ASKS_EVERY_MS = 1_000;

type Say = (line: string) => void;

/**
 * Sends events to an address of this machine, one after the other, until `signal`. What is there already when it runs for the first time is not
 * sent. Whatever stands still, the server or the receiver, is waited for. @throws Refused
 */
export async function listen(options: Options, say: Say, signal: AbortSignal): Promise<void> {
  const file = placeFile(options);
  const listener = new Listener(options, file, await readPlace(file, options.isFromNow), say, signal);
  await listener.run();
}

class Listener {
  readonly #options: Options;
  readonly #file: string;
  readonly #place: Place;
  readonly #say: Say;
  readonly #signal: AbortSignal;
  readonly #feed: Feed;
  /** What is said once, until it is over. */
  #trouble: string | null = null;

  constructor(options: Options, file: string, place: Place, say: Say, signal: AbortSignal) {
    this.#options = options;
    this.#file = file;
    this.#place = place;
    this.#say = say;
    this.#signal = signal;
    this.#feed = feedOf(options);
  }

  async run(): Promise<void> {
    const { target, server } = this.#options;
    await this.#keep();
    this.#say(`From ${server.origin} to ${target.href}`);
    this.#say(`Signing secret: ${this.#place.secret}`);
    if (this.#place.hasBegun) this.#say("Going on where it ended.");
    else await this.#begin();
    while (!this.#signal.aborted) {
      const events = await this.#next();
      for (const event of events) {
        if (this.#signal.aborted) return;
        await this.#handOn(event);
      }
      if (events.length === 0) await this.#pause();
    }
  }

  /** Before anything is said of it: whoever is killed after that finds what was said. */
  #keep = (): Promise<void> => writePlace(this.#file, this.#place);

  /** Where nothing was kept, the latest event is the place; where nothing has happened yet, all that will is new. */
  async #begin(): Promise<void> {
    const latest = await this.#patiently(() => this.#feed.latest());
    if (this.#signal.aborted) return;
    this.#place.hasBegun = true;
    this.#place.after = latest?.id ?? null;
    await this.#keep();
    this.#say("Waiting for what happens.");
  }

  async #next(): Promise<Listed[]> {
    const { after } = this.#place;
    const read = after === null ? () => this.#feed.first() : () => this.#feed.after(after);
    try {
      return (await this.#patiently(read)) ?? [];
    } catch (error) {
      if (!(error instanceof PlaceLost)) throw error;
      this.#say(
        "The server does not keep the event at which it ended any more: beginning with what happens now.",
      );
      await this.#begin();
      return [];
    }
  }

  /** Sends one event, and waits while nobody is there to take it. Any answer counts: it is for a person to read. */
  async #handOn(event: Listed): Promise<void> {
    if (isWanted(event.type, this.#options.events)) {
      const outcome = await this.#send(event);
      if (outcome.isAbsent) return;
      this.#say(lineOf(event, outcome));
    }
    this.#place.after = event.id;
    await this.#keep();
  }

  async #send(event: Listed): Promise<Outcome> {
    for (;;) {
      const outcome = await forward(this.#options.target, this.#place.secret, event);
      if (!outcome.isAbsent || this.#signal.aborted) {
        this.#over();
        return outcome;
      }
      this.#troubled(`Nobody listens at ${this.#options.target.href}: waiting.`);
      await this.#pause();
    }
  }

  /** Until the server answers; null once it is time to end. */
  async #patiently<T>(ask: () => Promise<T>): Promise<T | null> {
    while (!this.#signal.aborted) {
      try {
        const answer = await ask();
        this.#over();
        return answer;
      } catch (error) {
        if (error instanceof Refused || error instanceof PlaceLost) throw error;
        this.#troubled(`${this.#options.server.origin} does not answer: waiting.`);
        await this.#pause();
      }
    }
    return null;
  }

  #troubled(what: string): void {
    if (this.#trouble !== what) this.#say(what);
    this.#trouble = what;
  }

  #over(): void {
    if (this.#trouble !== null) this.#say("It is there again.");
    this.#trouble = null;
  }

  #pause = (): Promise<void> =>
    sleep(ASKS_EVERY_MS, undefined, { signal: this.#signal }).catch(() => undefined);
}

const lineOf = ({ type, id }: Listed, { status, reason, durationMs }: Outcome): string =>
  `${new Date().toISOString().slice(11, 19)}  ${type.padEnd(28)} ${id}  ${status ?? reason} in ${durationMs} ms`;
