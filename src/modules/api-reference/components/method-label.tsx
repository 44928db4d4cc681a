const colours: Record<string, string> = {
  GET: "text-info",
  POST: "text-success",
  PATCH: "text-warning",
  PUT: "text-warning",
  DELETE: "text-danger",
};

/** GET, POST…: the colour only repeats the word. */
export function MethodLabel({ method }: { method: string }) {
  return (
    <span className={`font-mono font-semibold text-xs ${colours[method] ?? "text-muted-foreground"}`}>
      {method}
    </span>
  );
}
