import path from "node:path";
import { Failure } from "../lib/fail.ts";
import { inRoot, root } from "../lib/paths.ts";
import { startService } from "../lib/process.ts";
import type { Supervisor } from "../lib/supervisor.ts";
import { writePrivate } from "../services/settings.ts";
import type { Environment } from "./services.ts";

/** What `demo.json` holds: how a person and a script get in. */
export type Demo = {
  url: string;
  email: string;
  password: string;
  organization_id: string;
  access_token: string;
  stripe_url: string;
  stripe_publishable_key: string;
};

/** Arguments for Node that run a file of the application outside its bundle. */
export const APPLICATION = [
  "--conditions=react-server",
  "--disable-warning=ExperimentalWarning",
  "--import",
  inRoot("scripts/typescript-hooks.mjs"),
];

/**
 * Runs `prisma/seed.ts`, which makes the demo organization when it is not there and prints `demo.json` as one line, and keeps that in
 * `$FLORIN_DATA/demo.json` (mode 0600).
 *
 * @throws Failure with the end of what the seed printed.
 */
export async function seed(environment: Environment, supervisor: Supervisor): Promise<Demo> {
  const service = startService(
    { name: "The seed" },
    process.execPath,
    [...APPLICATION, inRoot("prisma/seed.ts")],
    {
      cwd: root,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    },
  );
  const printed = { out: "", all: "" };
  service.child.stdout?.on("data", (chunk: Buffer) => {
    printed.out += chunk;
    printed.all += chunk;
  });
  service.child.stderr?.on("data", (chunk: Buffer) => {
    printed.all += chunk;
  });
  const how = await supervisor.during(service, service.closed);
  const demo = how === "ended with code 0" ? readDemo(printed.out) : undefined;
  if (!demo) {
    throw new Failure(
      `the demo organization could not be made (the seed ${how}):\n${printed.all.trim().split("\n").slice(-20).join("\n")}`,
    );
  }
  await writePrivate(
    path.join(environment.FLORIN_DATA ?? "", "demo.json"),
    `${JSON.stringify(demo, null, 2)}\n`,
  );
  return demo;
}

/** The line that tells how to get in. Logs go to the same stream, and one may come after it. */
function readDemo(printed: string): Demo | undefined {
  return printed
    .split("\n")
    .map(parse)
    .findLast((line) => typeof line?.access_token === "string");
}

function parse(line: string): Demo | undefined {
  try {
    return JSON.parse(line) as Demo;
  } catch {
    return undefined;
  }
}
