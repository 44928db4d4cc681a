/** The part of `package-lock.json` that matters here. */
export type Lockfile = { packages: Record<string, Locked> };

type Locked = {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
};

type Gap = { parent: string; name: string; version: string };

/**
 * Optional packages that a locked package names and the lockfile does not. `npm ci` refuses such a lockfile on every machine; npm writes
 * one when the registry at hand does not have the packages for other systems.
 */
export function gapsOf({ packages }: Lockfile): Gap[] {
  return Object.entries(packages).flatMap(([parent, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isLocked(packages, parent, name))
      .map(([name, version]) => ({ parent, name, version })),
  );
}

/** Whether Node, looking upwards from `parent`, would find `name` among the locked packages. */
function isLocked(packages: Lockfile["packages"], parent: string, name: string): boolean {
  for (let at = parent; ; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    if (packages[`${at ? `${at}/` : ""}node_modules/${name}`]) return true;
    if (at === "") return false;
  }
}

const SYSTEMS: Record<string, string> = { windows: "win32" };
for (const os of [
  "android",
  "darwin",
  "linux",
  "win32",
  "freebsd",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "aix",
])
  SYSTEMS[os] = os;

const PROCESSORS = [
  "arm64",
  "x64",
  "ia32",
  "arm",
  "riscv64",
  "ppc64",
  "s390x",
  "loong64",
  "mips64el",
  "wasm32",
];

/** The entry that npm would have written for a package of one platform, told by its name; without a hash, which cannot be told. */
export function entryOf({ name, version }: Gap, parent: Locked): Locked {
  const words = name.replace(/^@[^/]+\//, "").split("-");
  const os = words.flatMap((word) => SYSTEMS[word] ?? []);
  const cpu = words.filter((word) => PROCESSORS.includes(word));
  const libc = /musl/.test(name) ? ["musl"] : /linux-.*gnu/.test(name) ? ["glibc"] : [];
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(parent.dev && { dev: true }),
    ...(libc.length > 0 && { libc }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}
