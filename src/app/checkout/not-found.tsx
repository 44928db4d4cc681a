import { Unknown } from "@/modules/checkouts/components/unknown";

export default function NotFound() {
  return (
    <Unknown
      title="There is no such checkout"
      advice="The link may have been cut short. Ask whoever sent it for the whole one."
    />
  );
}
