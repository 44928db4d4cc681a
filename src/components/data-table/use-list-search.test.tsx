// @vitest-environment happy-dom
import { renderHook } from "@testing-library/react";
import { SearchParamsContext } from "next/dist/shared/lib/hooks-client-context.shared-runtime";
import type { ReactNode } from "react";
import { expect, test } from "vitest";
import { useListSearch } from "./use-list-search";

test("a filter that is chosen before a search is drawn, or the other way round, leaves both in the address", () => {
  window.history.replaceState(null, "", "/events?page=3");
  const drawn = new URLSearchParams(window.location.search);
  const wrapper = ({ children }: { children: ReactNode }) => (
    <SearchParamsContext value={drawn}>{children}</SearchParamsContext>
  );
  const { result } = renderHook(() => useListSearch(["query", "type"], {}), { wrapper });
  expect(result.current.page).toBe(3);
  result.current.set("query", "anna");
  result.current.set("type", ["product.created", "product.updated"]);
  expect(window.location.search).toBe("?query=anna&type=product.created&type=product.updated");
  result.current.set("query", null);
  expect(window.location.search).toBe("?type=product.created&type=product.updated");
  result.current.set("type", null);
  expect(window.location.href).toMatch(/\/events$/);
});
