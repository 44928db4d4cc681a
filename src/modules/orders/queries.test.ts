import { expect, test } from "vitest";
import { orderExportUrl } from "./queries";

test("an export has the filters of the list, and no page of it", () =>
  expect(
    orderExportUrl("01980f4e", {
      status: ["paid", "refunded"],
      page: ["3"],
      limit: ["25"],
      sorting: ["status"],
    }),
  ).toBe("/api/v1/orders/export?organization_id=01980f4e&status=paid&status=refunded"));
