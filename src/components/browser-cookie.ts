/** In the browser: keeps a choice of how pages look for so many seconds, 0 to forget it, so that the server knows it as well. */
export function keepCookie(name: string, value: string, seconds = 31_536_000): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=${seconds}; samesite=lax`;
}
