import "server-only";
import { world } from "@/server/context";
import { log } from "@/server/log";
import { type Ended, recordAttempts } from "./record-attempts";

type Waiting = { ended: Ended; written: () => void };

/** Writes attempts as they end: those that end while others are being written go out together, in one statement. */
export class Recorder {
  #waiting: Waiting[] = [];
  #isWriting = false;

  /** Answers once it is written. What cannot be written is told to the log, and sent again when its lease is over. */
  keep(ended: Ended): Promise<void> {
    return new Promise((written) => {
      this.#waiting.push({ ended, written });
      if (!this.#isWriting) void this.#write();
    });
  }

  async #write(): Promise<void> {
    this.#isWriting = true;
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      await write(batch.map(({ ended }) => ended));
      for (const { written } of batch) written();
    }
    this.#isWriting = false;
  }
}

/** Where a batch is refused each of it is tried alone, so that one does not take the others along. */
async function write(batch: readonly Ended[]): Promise<void> {
  try {
    await recordAttempts(world(), batch);
  } catch (error) {
    const [first] = batch;
    if (batch.length > 1) for (const each of batch) await write([each]);
    else log.error({ err: error, delivery_id: first?.claimed.id }, "webhook delivery not recorded");
  }
}
