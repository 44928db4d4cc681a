import { expect, test } from "vitest";
import { routes } from "@/modules/routes";
import { anOrder } from "../../factories/order.ts";
import { shopForTest } from "../../setup/shop.ts";

const shop = shopForTest();

/** What a spreadsheet would run. */
const FORMULAS = ["=HYPERLINK(1)", "+SUM(1)", "@SUM(1)", "-2+3+cmd", "\t=1", "\r=1"];

const files = routes.filter(({ spec }) => spec.produces === "text/csv" && spec.method === "GET");

/** The cells of a file, without their quotes. */
const cellsOf = (text: string) =>
  [...text.matchAll(/(?:^|,|\n)("(?:[^"]|"")*"|[^,\n]*)/g)].map(([, cell = ""]) =>
    cell.replace(/^"|"$/g, ""),
  );

test("there is a file of each of these", () => {
  expect(files.length).toBeGreaterThanOrEqual(5);
});

test("nothing that buyers or merchants typed begins a formula in any file", async () => {
  for (const [index, name] of FORMULAS.entries()) {
    const email = `+buyer-${index}@example.com`;
    const { customer_id } = await anOrder(shop, shop.own(), { email });
    const renamed = await shop.api("PATCH", `/customers/${customer_id}`, {
      name,
      external_id: `${name.trim()}${index}`,
      metadata: { note: name },
    });
    expect(renamed.status, renamed.text).toBe(200);
    await shop.api("POST", "/credits/grants", { customer_id, amount: 5, description: name });
  }
  const products = await shop.api("GET", "/products?limit=100");
  for (const [index, { id }] of products.body.items.entries())
    await shop.api("PATCH", `/products/${id}`, {
      name: `${FORMULAS[index % FORMULAS.length]?.trim()} product`,
    });
  const typed = FORMULAS.map((text) => text.trim());
  const seen = new Set<string>();
  for (const { spec } of files) {
    const query =
      spec.path === "/metrics/export" ? "?start_date=2026-01-01&end_date=2026-02-01&interval=month" : "";
    const file = await shop.api("GET", `${spec.path}${query}`);
    expect([spec.path, file.status]).toEqual([spec.path, 200]);
    for (const cell of cellsOf(file.text)) {
      if (typed.some((text) => cell.includes(text))) seen.add(spec.path);
      expect(cell, spec.path).not.toMatch(/^\s*[=+@](?!$)|^\s*-(?!\d+(\.\d+)?$)/);
    }
  }
  expect([...seen]).toEqual(expect.arrayContaining(["/orders/export", "/customers/export"]));
});
