import { expect, test } from "vitest";
import { orderExportUrl, orderSearch } from "./queries";

test("days of the address become instants in the reader's zone, the last day included", () =>
  expect(orderSearch({ from: ["2026-11-01"], to: ["2026-11-30"], page: ["2"] }, "Europe/Berlin")).toEqual({
    page: ["2"],
    created_after: ["2026-10-31T23:00:00.000Z"],
    created_before: ["2026-11-30T23:00:00.000Z"],
  }));

test("what is no day filters nothing", () =>
  expect(orderSearch({ from: ["soon"], to: [""], status: ["paid"] }, "UTC")).toEqual({ status: ["paid"] }));

test("an export has the filters of the list, and no page of it", () =>
  expect(
    orderExportUrl("01980f4e", {
      status: ["paid", "refunded"],
      page: ["3"],
      limit: ["25"],
      sorting: ["status"],
    }),
  ).toBe("/api/v1/orders/export?organization_id=01980f4e&status=paid&status=refunded"));
