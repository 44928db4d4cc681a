import path from "node:path";
import { migrate } from "../db/apply.ts";
import { loadDotEnv } from "../lib/env.ts";
import { run } from "../lib/fail.ts";
import { live } from "../lib/lifetime.ts";
import { Supervisor } from "../lib/supervisor.ts";
import { chooseListener, startApplication } from "./application.ts";
import { ensureBuild, ensureClient } from "./build.ts";
import { type Configuration, readConfiguration } from "./configuration.ts";
import { Progress } from "./progress.ts";
import { type Demo, seed } from "./seed.ts";
import { claimData, startServices } from "./services.ts";

const isDev = process.argv.includes("--dev");

/** Everything up to an application that answers; what may fail for want of a right setting comes before what takes long. */
async function start(
  configuration: Configuration,
  supervisor: Supervisor,
  progress: Progress,
): Promise<void> {
  const isWorker = configuration.role === "worker";
  // Where money moves there is no account with a password in a file: people sign up.
  const hasDemo = !isWorker && !process.env.STRIPE_SECRET_KEY?.startsWith("sk_live_");
  await supervisor.clearLeftovers();
  const listener = await chooseListener(configuration);
  await ensureClient(progress);
  const environment = await startServices({ configuration, supervisor, progress });
  await progress.step("Migrations", () => migrate(environment.DATABASE_URL ?? ""));
  const [demo] = await Promise.all([
    hasDemo ? progress.step("Demo organization", () => seed(environment, supervisor)) : undefined,
    isDev ? undefined : ensureBuild(supervisor, progress),
  ]);
  await progress.step("Application", () => startApplication(listener, environment, supervisor, isDev));
  console.log(isWorker ? "\nThis worker takes jobs. Ctrl-C stops it.\n" : welcome(configuration, demo));
}

const welcome = ({ url, data }: Configuration, demo: Demo | undefined) => `
  Florin runs at    ${url}
  ${demo ? `Sign in with      ${demo.email}  ${demo.password}` : `Sign up at        ${url}/sign-up`}
  Mail it sends     ${url}/dev/mailbox
  API reference     ${url}/docs/api
  For scripts       ${path.relative(process.cwd(), path.join(data, "demo.json"))}

  Ctrl-C stops it; what you did is kept in ${path.relative(process.cwd(), data) || data}.
`;

await run(async () => {
  loadDotEnv();
  const configuration = readConfiguration(process.env);
  const release = await claimData(configuration);
  const supervisor = new Supervisor(path.join(configuration.data, "running"));
  await live(
    supervisor,
    () => start(configuration, supervisor, new Progress(() => supervisor.isStopping)),
    release,
  );
});
