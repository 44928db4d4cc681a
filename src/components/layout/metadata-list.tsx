import { DescriptionList } from "./description-list";

/** Free keys and values of an integrator, by key. */
export function MetadataList({
  metadata,
}: {
  metadata: { [key: string]: string | number | boolean | null };
}) {
  const entries = Object.entries(metadata).sort(([a], [b]) => a.localeCompare(b));
  if (entries.length === 0) return <p className="text-muted-foreground text-sm">No metadata.</p>;
  return (
    <DescriptionList
      items={entries.map(([label, value]) => ({
        label,
        value: <span className="break-all font-mono text-xs">{String(value)}</span>,
      }))}
    />
  );
}
