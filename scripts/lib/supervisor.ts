import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { writePrivate } from "../services/settings.ts";
import { type Identity, identityOf, isStill } from "./identity.ts";
import { endLeftover, type Service } from "./process.ts";

/** What leans on something is stopped before it: the highest level first, those of one level together. */
const LEVELS = { store: 0, sandbox: 1, application: 2, step: 3 } as const;
type Level = keyof typeof LEVELS;

type Note = Identity & { signal: NodeJS.Signals };
type Held = { service: Service; level: number; note: Note };
type Notes = { owner: Identity; services: Note[] };

const nobody: Identity = { pid: 0, born: "" };

/**
 * Holds what was started and stops it in order. What runs is noted in a file of `folder`, so that the next start can end what a killed one
 * left behind; several may use one folder at a time.
 */
export class Supervisor {
  #held: Held[] = [];
  readonly #folder: string;
  #stopping: Promise<void> | undefined;
  #writing: Promise<unknown> = Promise.resolve();
  #tell: (loss: string) => void = () => undefined;

  /** Settles with a sentence when a service ends that nobody stopped. */
  readonly loss: Promise<string> = new Promise((resolve) => {
    this.#tell = resolve;
  });

  constructor(folder: string) {
    this.#folder = folder;
  }

  get isStopping(): boolean {
    return this.#stopping !== undefined;
  }

  /** Ends what starts left behind that were killed themselves, what came last first. */
  async clearLeftovers(): Promise<void> {
    for (const name of await readdir(this.#folder).catch(() => [])) {
      const file = path.join(this.#folder, name);
      const notes = await readNotes(file);
      if (!notes || (await isStill(notes.owner))) continue;
      for (const left of notes.services.toReversed()) {
        if (await isStill(left)) await endLeftover(left.pid, left.signal);
      }
      await rm(file, { force: true });
    }
  }

  /** Takes charge of a service. One that comes when all is being stopped is stopped at once. */
  async add(service: Service, level: Exclude<Level, "step">): Promise<void> {
    void service.ended.then((how) => {
      if (!this.#stopping) this.#tell(`${service.name} ${how} without being asked to`);
    });
    await this.#hold(service, level);
  }

  /** Takes charge of a program that ends by itself, for as long as `work` takes. */
  async during<T>(service: Service, work: Promise<T>): Promise<T> {
    await this.#hold(service, "step");
    try {
      return await work;
    } finally {
      this.#held = this.#held.filter((held) => held.service !== service);
      await this.#write();
    }
  }

  async #hold(service: Service, level: Level): Promise<void> {
    if (this.#stopping) return service.stop();
    const note = { ...((await identityOf(service.pid)) ?? nobody), signal: service.signal };
    this.#held.push({ service, level: LEVELS[level], note });
    await this.#write();
  }

  #write(): Promise<unknown> {
    this.#writing = this.#writing.then(async () => {
      if (this.#stopping) return;
      const notes: Notes = {
        owner: (await identityOf(process.pid)) ?? nobody,
        services: this.#held.map((held) => held.note),
      };
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await writePrivate(this.#file, JSON.stringify(notes));
    });
    return this.#writing;
  }

  get #file(): string {
    return path.join(this.#folder, `${process.pid}.json`);
  }

  /** Stops everything, level by level. Repeating waits for the same end. */
  stop(): Promise<void> {
    this.#stopping ??= (async () => {
      await this.#writing;
      for (const level of Object.values(LEVELS).toReversed()) {
        await Promise.all(
          this.#held.filter((held) => held.level === level).map((held) => held.service.stop()),
        );
      }
      await rm(this.#file, { force: true });
    })();
    return this.#stopping;
  }
}

const readNotes = async (file: string): Promise<Notes | undefined> => {
  try {
    return JSON.parse(await readFile(file, "utf8")) as Notes;
  } catch {
    return undefined;
  }
};
