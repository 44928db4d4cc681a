import { expect, test } from "vitest";
import { changedSearch, listSearchOf } from "./list-search";

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
