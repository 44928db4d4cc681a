// @vitest-environment happy-dom
import { cleanup, render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { type DataColumn, DataTable, type DataTableProps } from "./data-table";

afterEach(cleanup);

type Row = { id: string; number: string; amount: string };

const rows: Row[] = ["A-1", "A-2", "A-3"].map((number) => ({ id: number, number, amount: "$1.00" }));

const columns: DataColumn<Row>[] = [
  { id: "number", header: "Order", cell: (row) => row.number, sortable: true },
  {
    id: "amount",
    header: "Amount",
    cell: (row) => row.amount,
    align: "end",
    sortable: true,
    descFirst: true,
  },
  { id: "more", header: "More", hideHeader: true, cell: () => <button type="button">More</button> },
];

const show = (props: Partial<DataTableProps<Row>> = {}) =>
  render(
    <DataTable
      label="Orders"
      columns={columns}
      rows={rows}
      rowKey={(row) => row.id}
      empty="None yet"
      {...props}
    />,
  );

test("arrow keys, Home and End walk from row to row, and Enter opens one", async () => {
  const onRowPress = vi.fn();
  show({ onRowPress });
  screen.getByRole("button", { name: "A-1" }).focus();
  await userEvent.keyboard("{ArrowDown}");
  expect(document.activeElement?.textContent).toBe("A-2");
  await userEvent.keyboard("{End}{ArrowDown}");
  expect(document.activeElement?.textContent).toBe("A-3");
  await userEvent.keyboard("{Home}{ArrowUp}{Enter}");
  expect(onRowPress).toHaveBeenCalledExactlyOnceWith(rows[0]);
});

test("a press anywhere on a row opens it, except on what has a purpose of its own", async () => {
  const onRowPress = vi.fn();
  show({ onRowPress });
  const row = screen.getAllByRole("row")[2] ?? document.body;
  await userEvent.click(within(row).getByText("$1.00"));
  expect(onRowPress).toHaveBeenCalledExactlyOnceWith(rows[1]);
  await userEvent.click(within(row).getByText("More"));
  expect(onRowPress).toHaveBeenCalledTimes(1);
});

test("a row that leads somewhere is a link", () => {
  show({ rowHref: (row) => `/orders/${row.id}` });
  expect(screen.getByRole("link", { name: "A-2" }).getAttribute("href")).toBe("/orders/A-2");
});

test("a press on a head asks for that order: its first direction, the other, none", async () => {
  const onSortChange = vi.fn();
  const { rerender } = show({ onSortChange });
  const table = (sort: DataTableProps<Row>["sort"]) =>
    rerender(
      <DataTable
        label="Orders"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.id}
        empty=""
        sort={sort}
        onSortChange={onSortChange}
      />,
    );
  const press = () => userEvent.click(screen.getByRole("button", { name: "Amount" }));
  await press();
  expect(onSortChange).toHaveBeenLastCalledWith({ id: "amount", desc: true });
  table({ id: "amount", desc: true });
  expect(screen.getByRole("columnheader", { name: "Amount" }).getAttribute("aria-sort")).toBe("descending");
  await press();
  expect(onSortChange).toHaveBeenLastCalledWith({ id: "amount", desc: false });
  table({ id: "amount", desc: false });
  await press();
  expect(onSortChange).toHaveBeenLastCalledWith(undefined);
});

test("while the first rows are awaited it says so, and says nothing of emptiness", () => {
  show({ rows: undefined, skeletonRows: 4 });
  expect(screen.getByRole("table", { name: "Orders" }).getAttribute("aria-busy")).toBe("true");
  expect(screen.getByRole("status").textContent).toBe("Loading Orders");
  expect(screen.getAllByRole("row")).toHaveLength(5);
  expect(screen.queryByText("None yet")).toBeNull();
});

test("no rows show the empty state, an error shows the way to try again", async () => {
  const onRetry = vi.fn();
  const { unmount } = show({ rows: [] });
  expect(screen.getByText("None yet")).toBeTruthy();
  unmount();
  show({ rows: undefined, error: { requestId: "req_1" }, onRetry });
  expect(within(screen.getByRole("alert")).getByText("req_1")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(onRetry).toHaveBeenCalledTimes(1);
});

test("the pages say which rows are shown, and go no further than the last", async () => {
  const onPageChange = vi.fn();
  show({ page: { page: 3, limit: 10, total: 23 }, onPageChange });
  expect(screen.getByText("21–23 of 23")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Next" })).toHaveProperty("disabled", true);
  await userEvent.click(screen.getByRole("button", { name: "Previous" }));
  expect(onPageChange).toHaveBeenCalledExactlyOnceWith(2);
});
