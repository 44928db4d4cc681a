const units = ["byte", "kilobyte", "megabyte", "gigabyte"] as const;

/** `1536` → `1.5 kB`: powers of 1000, as file managers count. */
export function formatBytes(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return new Intl.NumberFormat("en", {
    style: "unit",
    unit: units[step] ?? "byte",
    maximumFractionDigits: 1,
  }).format(bytes / 1000 ** step);
}
