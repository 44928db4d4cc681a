/** The box of every menu, list and popover. */
export const surface =
  "z-50 rounded-lg border bg-popover text-foreground shadow-overlay data-[state=open]:animate-pop-in data-[state=closed]:animate-pop-out";

/** A line of a menu: 28 px with a mouse, 40 px with a finger. */
export const menuItem = [
  "relative flex min-h-7 w-full cursor-default select-none items-center gap-2 rounded-md px-2 py-1 text-sm",
  "pointer-coarse:min-h-10 outline-none data-[highlighted]:bg-accent data-[highlighted]:outline-none",
  "data-[disabled]:pointer-events-none data-[disabled]:opacity-50",
  "[&_svg:not([class*='size-'])]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted-foreground",
].join(" ");

export const menuLabel = "px-2 py-1.5 font-medium text-muted-foreground text-xs";
