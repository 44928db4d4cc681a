import { CodeBlock } from "@/components/ui/code-block";

/** JSON as people read it; other text as it is. */
export function prettyJson(text: string): string | null {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return null;
  }
}

/** What was sent or answered. */
export function Payload({ label, text }: { label: string; text: string }) {
  const json = prettyJson(text);
  return (
    <CodeBlock
      samples={[{ label, language: json === null ? "text" : "json", code: json ?? text }]}
      className="[&_pre]:max-h-128 [&_pre]:overflow-y-auto"
    />
  );
}
