import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { leash } from "../../scripts/lib/leash.ts";
import { inRoot, root } from "../../scripts/lib/paths.ts";
import { startService } from "../../scripts/lib/process.ts";
import { startDiscord } from "./discord-double.ts";
import { startDouble, type Told } from "./double.ts";
import { startGithub } from "./github-double.ts";

/**
 * `node tests/setup/start-with-doubles.ts`: all that `npm start` is, and beside it doubles of GitHub and Discord, to which its settings lead. Tests in a browser
 * find in `$FLORIN_DATA/doubles.json` where to ask them what an account has there. Ends with what it has started, and ends that when it is told to end.
 */
const [github, discord] = await Promise.all([startGithub(), startDiscord()]);

type Deed = (...args: unknown[]) => unknown;
const deeds = { github, discord } as unknown as Record<string, Record<string, Deed>>;

/** `POST /github/access {"with": ["octo/atlas", "42"]}` is `github.access("octo/atlas", "42")`. */
function carryOut(place: string, args: unknown): Told {
  const [, service = "", word = ""] = place.split("/");
  const deed = deeds[service]?.[word];
  return deed ? { status: 200, body: { answer: deed(...(args as unknown[])) ?? null } } : { status: 404 };
}

const control = await startDouble(({ path: place, body }) => carryOut(place, body.with));
const data = path.resolve(root, process.env.FLORIN_DATA || ".florin");
await mkdir(data, { recursive: true, mode: 0o700 });
await writeFile(path.join(data, "doubles.json"), JSON.stringify({ control: control.url }));

const florin = startService(
  { name: "Florin", patienceMs: 60_000 },
  process.execPath,
  [...leash, inRoot("scripts/start.mjs")],
  { cwd: root, stdio: "inherit", env: { ...process.env, ...github.settings, ...discord.settings } },
);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void florin.stop());
const how = await florin.ended;
process.exit(how === "ended with code 0" ? 0 : 1);
