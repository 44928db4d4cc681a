/** The first stop of the keyboard: past the navigation, to the element with this id. */
export function SkipLink({ target = "main" }: { target?: string }) {
  return (
    <a
      href={`#${target}`}
      className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-60 focus:rounded-md focus:border focus:bg-popover focus:px-3 focus:py-2 focus:font-medium focus:text-sm focus:shadow-overlay"
    >
      Skip to content
    </a>
  );
}
