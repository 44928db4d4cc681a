import { Unknown } from "@/modules/checkouts/components/unknown";

export default function NotFound() {
  return (
    <Unknown
      title="This product is not for sale"
      advice="It may have been taken off sale, or the link was cut short. Ask the seller for a new one."
    />
  );
}
