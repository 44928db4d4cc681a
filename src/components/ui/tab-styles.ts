/** The look of a tab, shared with the tabs that are links. */
export const tabStyles = [
  "-mb-px inline-flex h-9 shrink-0 items-center gap-1.5 border-transparent border-b-2 font-medium text-muted-foreground text-sm",
  "transition-colors hover:text-foreground focus-visible:-outline-offset-2",
  "data-[state=active]:border-primary data-[state=active]:text-foreground",
  "aria-[current=page]:border-primary aria-[current=page]:text-foreground",
].join(" ");
