import { CardContent, CardHeader } from "../ui/card";
import { MetadataList } from "./metadata-list";

type Props = { answers: { readonly [key: string]: string | number | boolean | null } };

/** What somebody answered, by key: readable whatever has become of the question since. A part of a card; nothing where nothing was asked. */
export function Answers({ answers }: Props) {
  if (Object.keys(answers).length === 0) return null;
  const words = Object.entries(answers).map(([key, value]) => [
    key,
    typeof value === "boolean" ? (value ? "Yes" : "No") : value,
  ]);
  return (
    <>
      <CardHeader title="Answers" className="border-t" />
      <CardContent className="pt-2">
        <MetadataList metadata={Object.fromEntries(words)} />
      </CardContent>
    </>
  );
}
