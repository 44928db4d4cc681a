/** What stands where a checkout or product is not, or is no longer. */
export function Unknown({ title, advice }: { title: string; advice: string }) {
  return (
    <main className="grid min-h-dvh place-items-center bg-canvas px-4 py-8">
      <div className="grid w-full max-w-md gap-2 rounded-xl border bg-card p-6 text-center shadow-sm sm:p-8">
        <h1 className="font-semibold text-2xl">{title}</h1>
        <p className="text-base text-muted-foreground">{advice}</p>
      </div>
    </main>
  );
}
