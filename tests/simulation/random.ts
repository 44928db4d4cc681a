import { hash } from "node:crypto";

/** Chance that comes out of a seed: the same again each time it is replayed. */
export type Random = {
  /** From 0 up to 1, without it. */
  next(): number;
  chance(probability: number): boolean;
  /** A whole number; both ends may come. */
  int(least: number, most: number): number;
  /** @throws Error where there is nothing to choose from. */
  pick<T>(from: readonly T[]): T;
  shuffled<T>(list: readonly T[]): T[];
};

const SIZE = 2 ** 32;

/** One stream of chance of a seed: what one part of a simulation draws moves no other part. */
export function randomOf(seed: number, stream: string): Random {
  let state = Number.parseInt(hash("sha256", `${stream} ${seed}`).slice(0, 8), 16);
  /** Mulberry32. */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / SIZE;
  };
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (from) => {
      const found = from[int(0, from.length - 1)];
      if (found === undefined) throw new Error("there is nothing to choose from");
      return found;
    },
    shuffled: (list) => {
      const left = [...list];
      return list.flatMap(() => left.splice(int(0, left.length - 1), 1));
    },
  };
}
