import { Skeleton } from "../ui/skeleton";

const lines = ["a", "b", "c", "d", "e", "f", "g", "h"];

/** What stands where a page of the dashboard will be: title, a row of controls, lines. */
export function PageSkeleton({ title = "this page" }: { title?: string }) {
  return (
    <div aria-busy="true">
      <p role="status" className="sr-only">
        Loading {title}
      </p>
      <div className="mb-5 flex min-h-8 items-center justify-between">
        <Skeleton className="h-6 w-40" />
        <Skeleton className="h-8 w-28 rounded-md" />
      </div>
      <Skeleton className="mb-4 h-8 w-64 rounded-md" />
      <div className="border-t">
        {lines.map((line) => (
          <div key={line} className="flex h-10 items-center justify-between gap-8 border-b px-2">
            <Skeleton className="w-1/3" />
            <Skeleton className="w-16" />
          </div>
        ))}
      </div>
    </div>
  );
}
