import { Failure } from "../lib/fail.ts";

const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];

/** Long enough that people wonder: then a log that is no terminal hears of a step that still runs. */
const PATIENCE_MS = 3_000;

type Step = { title: string; since: number; detail: string };

/** Tells what is going on: a line for each finished step with its duration, and on a terminal one moving line of what still runs. */
export class Progress {
  readonly #running = new Set<Step>();
  readonly #out: NodeJS.WriteStream;
  #timer: NodeJS.Timeout | undefined;
  #frame = 0;

  readonly #isOver: () => boolean;

  /** @param isOver whether we are asked to end: then no further step begins. */
  constructor(isOver: () => boolean, out: NodeJS.WriteStream = process.stdout) {
    this.#isOver = isOver;
    this.#out = out;
  }

  /** Runs `work` as a step of this title; `say` adds what it is at. */
  async step<T>(title: string, work: (say: (detail: string) => void) => Promise<T>): Promise<T> {
    if (this.#isOver()) throw new Failure("stopped before the end");
    const step: Step = { title, since: Date.now(), detail: "" };
    this.#running.add(step);
    this.#timer ??= this.#out.isTTY ? setInterval(() => this.#draw(), 100).unref() : undefined;
    const patience = setTimeout(() => this.#waiting(step), PATIENCE_MS).unref();
    try {
      const result = await work((detail) => {
        step.detail = detail;
        if (!this.#out.isTTY) this.line(`… ${title}: ${detail}`);
      });
      this.line(`✓ ${title.padEnd(30)} ${seconds(step)}`, step);
      return result;
    } catch (error) {
      if (this.#isOver()) throw error;
      this.line(`✗ ${title.padEnd(30)} ${seconds(step)}`, step);
      throw error;
    } finally {
      clearTimeout(patience);
    }
  }

  /** Prints a line above the moving one. */
  line(text: string, finished?: Step): void {
    if (finished) this.#running.delete(finished);
    this.#clear();
    this.#out.write(`${text}\n`);
    if (this.#running.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #waiting(step: Step): void {
    if (!this.#out.isTTY && step.detail === "") this.line(`… ${step.title}`);
  }

  #clear(): void {
    if (this.#out.isTTY) this.#out.write("\r\u001b[K");
  }

  #draw(): void {
    const parts = [...this.#running].map(
      (step) =>
        `${step.title}${step.detail && `: ${step.detail}`} ${Math.round((Date.now() - step.since) / 1000)} s`,
    );
    this.#frame = (this.#frame + 1) % FRAMES.length;
    this.#clear();
    this.#out.write(`${FRAMES[this.#frame]} ${parts.join(" · ")}`.slice(0, (this.#out.columns ?? 80) - 1));
  }
}

const seconds = ({ since }: Step) => `${((Date.now() - since) / 1000).toFixed(1).padStart(6)} s`;
