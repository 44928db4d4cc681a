import { cp, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { inRoot } from "../../scripts/lib/paths.ts";
import { freePort } from "../../scripts/lib/ports.ts";
import { output, startService, until } from "../../scripts/lib/process.ts";
import { installSdk } from "./packed-sdk.ts";
import { type UpstashFront, upstashFront } from "./upstash-front.ts";

export const secrets = {
  ADMIN_TOKEN: "admin-token-of-the-test",
  TRAINING_WEBHOOK_SECRET: "webhook-secret-of-the-test",
  CRON_SECRET: "cron-secret-of-the-test",
};

export type ExampleApp = { url: string; front: UpstashFront; stop: () => Promise<void> };

const EXAMPLE = inRoot("examples/credits-app");
const OURS = new Set(["node_modules", ".next"]);

/** Copies the example out of the repository, installs it with the packed SDK, builds it and starts it before an empty Redis. */
export async function startExampleApp(redisUrl: string): Promise<ExampleApp> {
  const { dependencies, devDependencies } = JSON.parse(
    await readFile(path.join(EXAMPLE, "package.json"), "utf8"),
  );
  const packages = { ...dependencies, ...devDependencies };
  const wanted = Object.entries(packages).filter(([name]) => name !== "@florin/credits");
  const { folder } = await installSdk(wanted.map(([name, version]) => `${name}@${version}`));
  await cp(EXAMPLE, folder, { recursive: true, filter: (from) => !OURS.has(path.basename(from)) });
  const front = await upstashFront(redisUrl);
  const env = {
    ...process.env,
    ...secrets,
    NODE_ENV: "production" as const,
    NEXT_TELEMETRY_DISABLED: "1",
    UPSTASH_REDIS_REST_URL: front.url,
    UPSTASH_REDIS_REST_TOKEN: front.token,
  };
  const next = path.join(folder, "node_modules/next/dist/bin/next");
  await output(process.execPath, [next, "build"], { cwd: folder, env });
  const port = await freePort();
  const how = ["start", "--hostname", "127.0.0.1", "--port", String(port)];
  const service = startService({ name: "The example" }, process.execPath, [next, ...how], {
    cwd: folder,
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const url = `http://127.0.0.1:${port}`;
  const stop = async () => {
    await service.stop();
    await front.stop();
    await rm(folder, { recursive: true, force: true });
  };
  const isUp = () =>
    fetch(`${url}/admin`).then(
      ({ ok }) => ok,
      () => false,
    );
  if (!(await until(isUp, { withinMs: 30_000 }))) {
    await stop();
    throw new Error("The example did not start.");
  }
  return { url, front, stop };
}
