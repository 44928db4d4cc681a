import { Unknown } from "@/modules/checkouts/components/unknown";

export default function NotFound() {
  return (
    <Unknown
      title="There is no such order"
      advice="The link may have been cut short, or is no longer good. Open the one in the latest mail."
    />
  );
}
