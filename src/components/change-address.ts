import { changedSearch } from "@/lib/list-search";

/**
 * Changes what the address says, without asking the server for the page again. It goes by what the address says now: what is drawn may be
 * a moment older, and a filter that is chosen while a search is still on its way would undo it.
 */
export function changeAddress(changes: Parameters<typeof changedSearch>[1]): void {
  const next = changedSearch(new URLSearchParams(window.location.search), changes);
  window.history.replaceState(null, "", next.size > 0 ? `?${next}` : window.location.pathname);
}
