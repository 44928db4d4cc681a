/**
 * The address of something on this very site as a path, so that it loads under whichever name of the site the page was opened
 * (127.0.0.1 or localhost, say); anything else as it is.
 */
export function ownPath(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  return url?.pathname.startsWith("/api/files/") ? `${url.pathname}${url.search}` : address;
}
