import { Skeleton } from "@/components/ui/skeleton";

const lines = ["a", "b", "c", "d", "e"];

export default function Loading() {
  return (
    <div aria-busy="true" className="grid gap-6">
      <p role="status" className="sr-only">
        Loading settings
      </p>
      {lines.map((line) => (
        <div key={line} className="grid gap-2">
          <Skeleton className="w-32" />
          <Skeleton className="h-8 max-w-md rounded-md" />
        </div>
      ))}
    </div>
  );
}
