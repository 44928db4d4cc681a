import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { inRoot } from "../../scripts/lib/paths.ts";
import type { Supervisor } from "../../scripts/lib/supervisor.ts";
import { freshData, startProduct } from "./product.ts";

export type Starts = { first: number; second: number };

/** Seconds of the first start of a fresh clone (it installs and builds) and of the second. The clone is what is committed. */
export async function firstAndSecondStart(supervisor: Supervisor): Promise<Starts> {
  const folder = await mkdtemp(path.join(tmpdir(), "florin-bench-"));
  try {
    const clone = path.join(folder, "florin");
    await promisify(execFile)("git", ["clone", "--quiet", "--no-hardlinks", inRoot("."), clone]);
    const { data, port } = await freshData(path.join(clone, ".florin"));
    const seconds: number[] = [];
    for (const which of ["first", "second"]) {
      const product = await startProduct(supervisor, { root: clone, data, port });
      await product.stop();
      console.log(`${which} start of a fresh clone: ${product.startSeconds.toFixed(1)} s`);
      seconds.push(product.startSeconds);
    }
    const [first = Number.NaN, second = Number.NaN] = seconds;
    return { first, second };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
