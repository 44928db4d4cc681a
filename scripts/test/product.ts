import { rm } from "node:fs/promises";
import path from "node:path";
import { Failure } from "../lib/fail.ts";
import { inRoot, root } from "../lib/paths.ts";
import { freePort } from "../lib/ports.ts";
import { startService, until } from "../lib/process.ts";
import type { Supervisor } from "../lib/supervisor.ts";
import { emptySettings } from "./environment.ts";

/** A running Florin: where it is, and the folder with its `demo.json`. */
export type Product = { url: string; data: string; stop: () => Promise<void> };

/** A first start may have to build. */
const PATIENCE_MS = 6 * 60_000;

/** Starts the whole product, as `npm start` does, beside doubles of GitHub and Discord, on an empty folder and a free port, and waits until it is well. */
export async function startProduct(supervisor: Supervisor): Promise<Product> {
  const data = inRoot(".florin-test", `product-${process.pid}`);
  await rm(data, { recursive: true, force: true });
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  console.log(`\n── The whole product, started on ${path.relative(root, data)}`);
  const service = startService(
    { name: "The product", patienceMs: 60_000 },
    process.execPath,
    [inRoot("tests/setup/start-with-doubles.ts")],
    {
      cwd: root,
      env: {
        ...process.env,
        ...emptySettings(),
        FLORIN_DATA: data,
        // Receivers of webhooks in tests are on this machine.
        FLORIN_WEBHOOKS_TO_PRIVATE: "on",
        PORT: String(port),
        npm_lifecycle_event: "test",
      },
      stdio: ["ignore", "inherit", "inherit"],
    },
  );
  let hasEnded = false;
  void service.ended.then(() => {
    hasEnded = true;
  });
  const stop = async () => {
    await service.stop();
    await rm(data, { recursive: true, force: true });
  };
  await supervisor.add({ ...service, stop }, "application");
  const isWell = () =>
    fetch(`${url}/api/health`).then(
      (answer) => answer.status === 200,
      () => false,
    );
  await until(async () => hasEnded || (await isWell()), { withinMs: PATIENCE_MS, everyMs: 200 });
  if (hasEnded || !(await isWell())) throw new Failure("the product did not start; see above");
  return { url, data, stop };
}
