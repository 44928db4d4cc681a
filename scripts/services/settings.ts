import { randomBytes } from "node:crypto";
import { chmod, mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { Failure } from "../lib/fail.ts";

/** What is made once for a data folder and kept there: secrets, and the ports that embedded services take when they are free. */
export type Kept = {
  secret: string;
  postgres: { port?: number; password: string };
  redis: { port?: number; password: string };
  stripe: { port?: number; secretKey: string; publishableKey: string; webhookSecret: string };
};

const random = (bytes = 24) => randomBytes(bytes).toString("hex");

const fresh = (): Kept => ({
  secret: randomBytes(32).toString("base64"),
  postgres: { password: random() },
  redis: { password: random() },
  stripe: {
    secretKey: `sk_test_${random()}`,
    publishableKey: `pk_test_${random()}`,
    webhookSecret: `whsec_${random()}`,
  },
});

const fileIn = (data: string) => path.join(data, "settings.json");

/** Makes the data folder, for our own account only; root leaves it passable, because its Postgres runs under another account. */
export async function makeDataFolder(data: string): Promise<void> {
  const mode = process.getuid?.() === 0 ? 0o711 : 0o700;
  await mkdir(data, { recursive: true, mode });
  await chmod(data, mode);
}

/** Reads `$FLORIN_DATA/settings.json`, making it (mode 0600) at the first start. @throws Failure when it is not JSON. */
export async function readKept(data: string): Promise<Kept> {
  const text = await readFile(fileIn(data), "utf8").catch(() => undefined);
  if (text === undefined) {
    const kept = fresh();
    await writeKept(data, kept);
    return kept;
  }
  try {
    return { ...fresh(), ...(JSON.parse(text) as Partial<Kept>) };
  } catch {
    throw new Failure(
      `${fileIn(data)} cannot be read as JSON. It holds the passwords of the data beside it: restore it from a copy.`,
    );
  }
}

/** Replaces the file in one step, so that a crash leaves the old or the new one. */
export async function writeKept(data: string, kept: Kept): Promise<void> {
  await writePrivate(fileIn(data), `${JSON.stringify(kept, null, 2)}\n`);
}

/** Writes a file that only our account may read, in one step. */
export async function writePrivate(file: string, text: string): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`;
  await writeFile(draft, text, { mode: 0o600 });
  await rename(draft, file);
}
