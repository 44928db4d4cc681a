import { HTTPValidationError } from "polar-sdk-strict/models/errors/httpvalidationerror.js";
import { ResourceNotFound } from "polar-sdk-strict/models/errors/resourcenotfound.js";
import { describe, expect, test } from "vitest";
import { allOf, florin, NOTHING, recent, strict, strictWith, unique } from "./clients.ts";

const fixed = { amountType: "fixed", priceAmount: 1999, priceCurrency: "usd" } as const;

describe("the strict client", () => {
  test("makes, reads, changes and archives a product", async () => {
    const name = unique("Atlas");
    const made = await strict.products.create({
      name,
      description: "**Maps**",
      prices: [fixed, { amountType: "custom", priceCurrency: "jpy", minimumAmount: 500, presetAmount: 1000 }],
      metadata: { plan: "pro", seats: 3, ratio: 0.5, beta: true },
    });
    expect(made).toMatchObject({ name, isRecurring: false, organizationId: florin.organization_id });
    expect(await strict.products.get({ id: made.id })).toEqual(made);
    const [kept] = made.prices;
    const changed = await strict.products.update({
      id: made.id,
      productUpdate: {
        name: `${name}!`,
        prices: [{ id: kept?.id ?? "" }, { ...fixed, priceCurrency: "eur" }],
      },
    });
    expect(changed.prices).toMatchObject([kept ?? {}, { priceCurrency: "eur" }]);
    const archived = await strict.products.update({ id: made.id, productUpdate: { isArchived: true } });
    expect(archived.isArchived).toBe(true);
    const same = await strict.products.updateBenefits({
      id: made.id,
      productBenefitsUpdate: { benefits: [] },
    });
    expect(same.benefits).toEqual([]);
  });

  test("reads a free price, and a product to subscribe to", async () => {
    const free = await strict.products.create({
      name: unique("Free"),
      prices: [{ ...fixed, priceAmount: 0 }],
    });
    expect(free.prices).toMatchObject([{ amountType: "fixed", priceAmount: 0 }]);
    const monthly = await strict.products.create({
      name: unique("Monthly"),
      prices: [fixed],
      recurringInterval: "month",
      trialInterval: "day",
      trialIntervalCount: 14,
    });
    expect(monthly).toMatchObject({ isRecurring: true, recurringInterval: "month", trialIntervalCount: 14 });
  });

  test("pages through a list, and every filter and sorting it knows is taken", async () => {
    const line = unique("line");
    for (const name of ["b", "c", "a"])
      await strict.products.create({ name: `${name} ${line}`, prices: [fixed], metadata: { line } });
    const pages = await strict.products.list({ metadata: { line }, sorting: ["name"], limit: 2 });
    expect((await allOf(pages)).map(({ name }) => name.charAt(0))).toEqual(["a", "b", "c"]);
    const filtered = await strict.products.list({
      query: line,
      isArchived: false,
      isRecurring: false,
      visibility: ["public", "private"],
      organizationId: florin.organization_id,
      sorting: ["-price_amount", "price_amount_type", "created_at", "-name"],
    });
    expect((await allOf(filtered)).length).toBe(3);
    expect(await allOf(await strict.products.list({ benefitId: NOTHING }))).toEqual([]);
  });

  test("reads the errors it knows as what they are", async () => {
    await expect(strict.products.get({ id: NOTHING })).rejects.toThrow(ResourceNotFound);
    const wrong = strict.products.create({ name: "Wrong", prices: [{ ...fixed, priceAmount: -1 }] });
    const error = await wrong.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(HTTPValidationError);
    expect((error as HTTPValidationError).detail).toMatchObject([
      { loc: ["body", "prices", 0, "price_amount"] },
    ]);
    await expect(strictWith("florin_oat_wrong").products.list({})).rejects.toMatchObject({ statusCode: 401 });
  });
});

describe("the newer client", () => {
  const price = { amount_type: "fixed", price_amount: 1999, price_currency: "usd" } as const;

  test("makes, reads, changes, lists and deletes a product", async () => {
    const name = unique("Bolt");
    const made = await recent.products.create({ name, prices: [price] });
    expect(await recent.products.get(made.id)).toEqual(made);
    const changed = await recent.products.update(made.id, { description: "Fast" });
    expect(changed).toMatchObject({ name, description: "Fast" });
    expect((await recent.products.updateBenefits(made.id, { benefits: [] })).id).toBe(made.id);
    const found = [];
    for await (const product of recent.products.iterList({ query: name, limit: 1 })) found.push(product.id);
    expect(found).toEqual([made.id]);
    await recent.products.delete(made.id);
    await expect(recent.products.get(made.id)).rejects.toMatchObject({
      statusCode: 404,
      error: { error: "ResourceNotFound" },
    });
  });

  test("reads what is wrong with a request", async () => {
    const wrong = recent.products.create({ name: "", prices: [price] });
    await expect(wrong).rejects.toMatchObject({
      statusCode: 422,
      error: { detail: [{ loc: ["body", "name"] }] },
    });
  });
});
