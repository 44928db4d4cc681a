import "server-only";
import { setTimeout as sleep } from "node:timers/promises";

/** These stand for the models of your own: they take a moment, and answer something. */
export async function reply(prompt: string): Promise<string> {
  await sleep(150);
  return `You said: ${prompt}`;
}

export async function draw(prompt: string, isLarge: boolean): Promise<string> {
  await sleep(300);
  const side = isLarge ? 2048 : 1024;
  return `${prompt}, ${side} × ${side}`;
}

/** Renders second by second. */
export async function* render(seconds: number): AsyncGenerator<number> {
  for (let done = 1; done <= Math.ceil(seconds); done++) {
    await sleep(100);
    yield Math.min(done, seconds);
  }
}
