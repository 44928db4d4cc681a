/** Names the solid and the dashed line, for the head of a card. */
export function ChartLegend({ current = "This period", previous = "Period before" }) {
  return (
    <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted-foreground text-xs">
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="h-0.5 w-4 bg-chart-1" />
        {current}
      </li>
      <li className="flex items-center gap-1.5">
        <span aria-hidden className="w-4 border-chart-previous border-t-2 border-dashed" />
        {previous}
      </li>
    </ul>
  );
}
