"use client";

/**
 * What stands in for a page that failed. The digest leads the operator to the cause in the log. Of plain elements,
 * because it is loaded with every page, the checkout too, and almost never seen.
 */
export default function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="grid min-h-dvh place-items-center bg-canvas px-4 py-10">
      <div className="grid w-full max-w-sm gap-4 rounded-xl border bg-card p-6 shadow-sm">
        <h1 className="font-semibold text-xl tracking-tight">This page could not be shown</h1>
        <p role="alert" className="text-muted-foreground text-sm">
          Something failed on our side. Nothing you entered was charged or changed by it.
        </p>
        {error.digest ? (
          <p className="text-muted-foreground text-xs">
            For the operator: <code>{error.digest}</code>
          </p>
        ) : null}
        <button
          type="button"
          onClick={reset}
          className="h-10 justify-self-start rounded-md bg-primary px-4 font-medium text-primary-foreground text-sm hover:bg-primary-hover"
        >
          Try again
        </button>
      </div>
    </main>
  );
}
