import { execFile } from "node:child_process";
import { mkdtemp, readFile, realpath, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { inRoot } from "../../scripts/lib/paths.ts";
import { output } from "../../scripts/lib/process.ts";
import { buildSdk } from "../../scripts/sdk/build.ts";

export type Installed = {
  /** A project that held nothing before. */
  folder: string;
  tarball: string;
  /** The package as it lies in that project. */
  package: string;
  /** What the compiler finds in a file of the project; empty: nothing. */
  check: (...files: string[]) => Promise<string>;
};

const STRICT = ["--strict", "--exactOptionalPropertyTypes", "--noUncheckedIndexedAccess", "--noEmit"];

/** Builds and packs the SDK as for publishing, and installs it into an empty project, with others (`name@version`) that go with it. */
export async function installSdk(others?: string[]): Promise<Installed> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), "florin-sdk-")));
  const built = path.join(folder, "built");
  await buildSdk(built);
  const packed = await output("npm", ["pack", built, "--json", "--pack-destination", folder], {
    cwd: folder,
  });
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  const tarball = path.join(folder, filename);
  await writeFile(path.join(folder, "package.json"), JSON.stringify({ private: true }));
  const packages = others ?? (await Promise.all(["@upstash/redis", "ioredis", "@types/node"].map(asLocked)));
  await output(
    "npm",
    ["install", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund", tarball, ...packages],
    {
      cwd: folder,
    },
  );
  const check = (...files: string[]) => compile(folder, files);
  return { folder, tarball, package: path.join(folder, "node_modules/@florin/credits"), check };
}

/** `name@version`, the version that this repository has. */
async function asLocked(name: string): Promise<string> {
  const { version } = JSON.parse(await readFile(inRoot("node_modules", name, "package.json"), "utf8"));
  return `${name}@${version}`;
}

async function compile(folder: string, files: string[]): Promise<string> {
  const how = [
    "--module",
    "nodenext",
    "--target",
    "es2023",
    "--lib",
    "es2023,dom",
    "--types",
    "node",
    "--skipLibCheck",
    "false",
  ];
  const tsc = [inRoot("node_modules/typescript/bin/tsc"), ...STRICT, ...how, ...files];
  return promisify(execFile)(process.execPath, tsc, { cwd: folder }).then(
    ({ stdout }) => stdout,
    (error: { stdout: string }) => error.stdout,
  );
}
