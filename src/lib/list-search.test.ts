import { expect, test } from "vitest";
import { changedSearch, listSearchOf, withInstants } from "./list-search";

const names = ["query", "status"];
const defaults = { limit: "25", sorting: "-created_at" };

test("browser and server make the same search of one address, whatever its order and whatever else it holds", () => {
  const address = new URLSearchParams("tab=x&status=paid&query=&page=2&status=pending");
  const given = { page: "2", query: "", status: ["paid", "pending"], other: undefined };
  const search = {
    limit: ["25"],
    page: ["2"],
    sorting: ["-created_at"],
    status: ["paid", "pending"],
  };
  expect(listSearchOf(address, names, defaults)).toEqual(search);
  expect(JSON.stringify(listSearchOf(given, names, defaults))).toBe(
    JSON.stringify(listSearchOf(address, names, defaults)),
  );
});

test("what the address names wins over the default", () => {
  expect(listSearchOf(new URLSearchParams("sorting=name"), names, defaults).sorting).toEqual(["name"]);
});

test("a change of a filter goes back to the first page, and leaves the rest of the address alone", () => {
  const current = new URLSearchParams("tab=x&page=3&status=paid");
  expect(changedSearch(current, { status: ["a", "b"] }).toString()).toBe("tab=x&status=a&status=b");
  expect(changedSearch(current, { status: null }).toString()).toBe("tab=x");
  expect(changedSearch(current, { page: "4" }).toString()).toBe("tab=x&status=paid&page=4");
});

test("days of the address become instants in the reader's zone, the last day included", () =>
  expect(withInstants({ from: ["2026-11-01"], to: ["2026-11-30"], page: ["2"] }, "Europe/Berlin")).toEqual({
    page: ["2"],
    created_after: ["2026-10-31T23:00:00.000Z"],
    created_before: ["2026-11-30T23:00:00.000Z"],
  }));

test("what is no day filters nothing", () =>
  expect(withInstants({ from: ["soon"], to: [""], status: ["paid"] }, "UTC")).toEqual({ status: ["paid"] }));
