import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * Installs dependencies when `node_modules` is missing or out of step with `package-lock.json`, and Node itself, which is among them.
 * Nothing is asked, and nothing is done when all is there.
 *
 * @param {string} root absolute folder of the repository
 * @throws Error that says which command failed.
 */
export async function installIfNeeded(root) {
  const stamp = path.join(root, "node_modules/.florin-installed");
  const lock = readFileSync(path.join(root, "package-lock.json"), "utf8");
  const hash = createHash("sha256").update(`${process.platform} ${process.arch} ${lock}`).digest("hex");
  const isStamped = existsSync(stamp) && readFileSync(stamp, "utf8") === hash;
  if (isStamped && hasNode(root)) return;

  if (!isStamped && !isInStep(root, lock)) {
    console.log("Installing dependencies (about a minute, the first time only) …");
    await npm(root, ["ci", "--no-audit", "--no-fund", "--loglevel=error"]);
  }
  if (!hasNode(root)) {
    console.log("Installing Node …");
    await installNode(root);
    linkNode(root);
  }
  writeFileSync(stamp, hash);
}

/** Whether npm's own note in `node_modules` names every package of the lockfile in the same version. */
function isInStep(root, lock) {
  const note = path.join(root, "node_modules/.package-lock.json");
  if (!existsSync(note)) return false;
  const installed = JSON.parse(readFileSync(note, "utf8")).packages;
  return Object.entries(JSON.parse(lock).packages).every(
    ([name, entry]) => name === "" || entry.optional || installed[name]?.version === entry.version,
  );
}

const nodePackage = (root) => path.join(root, "node_modules/node");

const hasNode = (root) =>
  ["bin/node", "bin/node.exe"].some((file) => existsSync(path.join(nodePackage(root), file)));

/** The package `node` fetches the binary for this machine by its install script; scripts of packages do not run here, save this one. */
function installNode(root) {
  const env = { ...process.env, npm_config_ignore_scripts: "true", npm_config_loglevel: "error" };
  const stdio = ["ignore", "ignore", "inherit"];
  // Where we ran on the Node that `npm ci` has just removed, the machine's own does it.
  const node = existsSync(process.execPath) ? process.execPath : "node";
  return command(node, ["installArchSpecificPackage.js"], { cwd: nodePackage(root), env, stdio });
}

/** npm makes this link only when the binary is there as it installs; by it, whatever `npm run` starts is on this Node. */
function linkNode(root) {
  const link = path.join(root, "node_modules/.bin/node");
  if (process.platform !== "win32" && !existsSync(link)) symlinkSync("../node/bin/node", link);
}

const npm = (root, args) =>
  command("npm", args, { cwd: root, env: process.env, shell: process.platform === "win32" });

function command(program, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: "inherit", ...options });
    const failed = (why) =>
      reject(new Error(`\`${path.basename(program)} ${args.join(" ")}\` failed (${why}); see above`));
    child.once("error", (error) => failed(error.message));
    child.once("exit", (code, signal) => (code === 0 ? resolve() : failed(signal ?? `exit code ${code}`)));
  });
}
