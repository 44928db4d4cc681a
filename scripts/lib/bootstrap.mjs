import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { installIfNeeded } from "./install.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/**
 * Installs what is missing and runs `scripts/<script>` on the Node of the lockfile: in this process when it already is that Node (npm puts
 * it first on PATH once it is installed), else in a child to which signals are passed and whose exit code is ours.
 *
 * @param {string} script a TypeScript file below `scripts/`
 * @param {string[]} args
 */
export async function bootstrap(script, args) {
  try {
    await installIfNeeded(root);
  } catch (error) {
    console.error(`florin: ${error.message}`);
    process.exit(1);
  }
  const file = path.join(root, "scripts", script);
  const wanted = JSON.parse(readFileSync(path.join(root, "node_modules/node/package.json"), "utf8")).version;
  if (process.versions.node === wanted) {
    process.argv = [process.argv[0], file, ...args];
    await import(pathToFileURL(file).href);
    return;
  }
  process.exit(await runChild(nodeBinary(), [file, ...args]));
}

/** The Node that `npm` installed. */
function nodeBinary() {
  const exe = path.join(root, "node_modules/node/bin/node.exe");
  return existsSync(exe) ? exe : path.join(root, "node_modules/node/bin/node");
}

/** The channel lets the child notice when we disappear; over it nothing is said. */
function runChild(command, args) {
  const child = spawn(command, args, { stdio: ["inherit", "inherit", "inherit", "ipc"], env: environment() });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  // npm puts a shell between itself and us; when either is gone, nobody else would tell us.
  const parent = process.ppid;
  if (process.env.npm_lifecycle_event)
    setInterval(() => process.ppid !== parent && child.kill("SIGTERM"), 500).unref();
  return new Promise((resolve) => {
    child.once("error", (error) => {
      console.error(`florin: ${command} does not run: ${error.message}`);
      resolve(1);
    });
    child.once("exit", (code, signal) => resolve(code ?? 128 + (os.constants.signals[signal] ?? 0)));
  });
}

/** Programs that the script starts find the same Node first. */
function environment() {
  const bin = [path.join(root, "node_modules/node/bin"), path.join(root, "node_modules/.bin")];
  return { ...process.env, PATH: [...bin, process.env.PATH].join(path.delimiter) };
}
