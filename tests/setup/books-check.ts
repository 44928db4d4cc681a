import { expect } from "vitest";
import type { BooksReport } from "@/modules/books/check-books";
import type { Order } from "@/modules/orders/schema";
import { anOrder } from "../factories/order.ts";
import type { Merchant } from "../factories/organization.ts";
import { movementsOf } from "./books.ts";
import type { Shop } from "./shop.ts";

const DAY_MS = 86_400_000;

/** The check of the books over a shop, and orders to be checked. */
export function booksOf(shop: Shop) {
  const { api, own } = shop;

  /** As the nightly check, but up to now. */
  async function check(failing: string[] = []): Promise<BooksReport> {
    const { checkBooks } = await import("@/modules/books/check-books");
    const now = Date.now();
    const report = await checkBooks(own().ctx, {
      from: new Date(now - DAY_MS),
      to: new Date(now + DAY_MS),
    });
    expect(report.failed).toEqual(failing);
    return report;
  }

  /** What the check says of an organization now. */
  const differencesOf = async (merchant: Merchant = own()) =>
    (await check()).differences
      .filter(({ organization_id }) => organization_id === merchant.id)
      .map(({ difference }) => difference);

  const refund = (order: Order, amount: number, token = own().token) =>
    api("POST", "/refunds", { order_id: order.id, reason: "other", amount }, { token });

  /** An order whose charge Stripe has booked. */
  async function aBookedOrder(merchant: Merchant, named: Parameters<typeof anOrder>[2] = {}) {
    const order = await anOrder(shop, merchant, named);
    await movementsOf(shop, order.id);
    return order;
  }

  return { check, differencesOf, refund, aBookedOrder };
}
