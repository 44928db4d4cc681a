import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PricingConfigError } from "./errors.ts";
import { PricingEngine } from "./pricing.ts";
import { type FeaturePrice, FIXED_PRICING, type MeteredPrice, PRICING_CONFIG } from "./pricing-config.ts";

const standard = new PricingEngine();

/** What `act` throws, which is to be a PricingConfigError. */
function refusal(act: () => unknown): PricingConfigError {
  try {
    act();
  } catch (error) {
    if (error instanceof PricingConfigError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("the standard catalogue", () => {
  test.each([
    ["chat", 1, 10],
    ["canvas", 3, 150],
    ["canvas_high_resolution", 2, 150],
    ["video", 12.4, 124],
    ["video", "12.401", 125],
    ["video", 0.1, 10],
    ["video", 100_000, 36_000],
    ["training", 1, 1000],
    ["training", 2.5, 2500],
    ["training", "0.0001", 100],
  ])("%s × %s costs %s", (feature, quantity, price) => expect(standard.price(feature, quantity)).toBe(price));

  test("one is meant where no quantity is said", () => expect(standard.price("canvas")).toBe(50));

  test("features() tells every feature with its price", () => {
    expect(standard.features()).toEqual(
      Object.entries({ ...FIXED_PRICING, ...PRICING_CONFIG }).map(([feature, price]) => ({
        feature,
        ...price,
      })),
    );
  });
});

describe("doubles", () => {
  test("an artefact of binary costs nothing: 0.1 + 0.2 seconds are 0.3", () => {
    const engine = new PricingEngine({ video: { model: "metered", rate: 10, unit: "second" } });
    expect(engine.price("video", 0.1 + 0.2)).toBe(3);
    expect(engine.price("video", 1.1 * 3)).toBe(33);
    expect(engine.price("video", "0.30000000000000004")).toBe(4);
  });

  test("a rate below one credit is exact as well", () => {
    const engine = new PricingEngine({ tokens: { model: "metered", rate: "0.007", unit: "token" } });
    expect(engine.price("tokens", 1000)).toBe(7);
    expect(engine.price("tokens", 1001)).toBe(8);
  });
});

describe("what is refused", () => {
  test.each(["", "CHAT", "__proto__", "constructor", "toString"])(
    "a feature that has no price: %j",
    (feature) => {
      expect(refusal(() => standard.price(feature))).toMatchObject({ code: "pricing_config", status: 422 });
    },
  );

  const unheard: unknown[] = [
    0,
    -1,
    NaN,
    Infinity,
    1e15,
    1e-9,
    "",
    " 1",
    "1e3",
    "-1",
    "0.0",
    "1,5",
    "٣",
    null,
    {},
    1n,
  ];
  test.each(unheard)("a quantity that nobody can have: %s", (quantity) => {
    const wrong = quantity as number;
    expect(refusal(() => standard.price("video", wrong)).message).toMatch(/quantity|So much/);
    expect(refusal(() => standard.price("chat", wrong)).message).toMatch(/quantity|So much/);
  });

  test("half of what is sold by the piece", () => {
    expect(refusal(() => standard.price("chat", 1.5)).message).toMatch(/quantity|So much/);
    expect(standard.price("chat", "2.0")).toBe(20);
  });

  test("a price above 2^53 − 1", () => {
    const engine = new PricingEngine({
      gold: { model: "fixed", price: Number.MAX_SAFE_INTEGER },
      time: { model: "metered", rate: 10, unit: "second" },
    });
    expect(engine.price("gold")).toBe(Number.MAX_SAFE_INTEGER);
    expect(refusal(() => engine.price("gold", 2)).message).toMatch(/quantity|So much/);
    expect(refusal(() => engine.price("time", 999_999_999_999_999)).message).toMatch(/quantity|So much/);
  });

  const metered = { model: "metered", rate: 1, unit: "second" };
  test.each([
    ["another model", { model: "tiered", price: 1 }],
    ["no price at all", null],
    ["a price of nothing", { model: "fixed", price: 0 }],
    ["a price in fractions", { model: "fixed", price: 1.5 }],
    ["a price as text", { model: "fixed", price: "10" }],
    ["a rate of nothing", { ...metered, rate: 0 }],
    ["a rate below zero", { ...metered, rate: -1 }],
    ["a rate that is no number", { ...metered, rate: "ten" }],
    ["no unit", { ...metered, unit: " " }],
    ["a minimum of nothing", { ...metered, minimum: 0 }],
    ["a cap in fractions", { ...metered, cap: 2.5 }],
    ["a cap below the minimum", { ...metered, minimum: 10, cap: 9 }],
  ])("a catalogue with %s", (_, price) => {
    const error = refusal(() => new PricingEngine({ it: price as FeaturePrice }));
    expect(error).toMatchObject({ code: "pricing_config", status: 422 });
    expect(error.message).toContain('"it"');
  });

  test("what the catalogue's owner changes later: prices stay", () => {
    const catalogue = { chat: { model: "fixed" as const, price: 10 } };
    const engine = new PricingEngine(catalogue);
    catalogue.chat.price = 0;
    expect(engine.price("chat")).toBe(10);
    expect(engine.features()).toEqual([{ feature: "chat", model: "fixed", price: 10 }]);
  });
});

describe("for every metered price and quantity", () => {
  /** `units` ÷ 10^`scale`, and the same written down. */
  const decimal = fc
    .record({ units: fc.bigInt({ min: 1n, max: 9n * 10n ** 7n }), scale: fc.integer({ min: 0, max: 6 }) })
    .map(({ units, scale }) => {
      const digits = String(units).padStart(scale + 1, "0");
      const point = digits.length - scale;
      const text = scale === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
      return { units, scale, text };
    });
  const bounds = fc
    .tuple(fc.integer({ min: 1, max: 10_000 }), fc.integer({ min: 0, max: 10 ** 9 }))
    .map(([minimum, above]) => ({ minimum, cap: minimum + above }));
  const engineOf = (price: Omit<MeteredPrice, "model" | "unit">) =>
    new PricingEngine({ it: { model: "metered", unit: "piece", ...price } });

  test("the price is the exact product, rounded up; a number and its text cost the same", () => {
    fc.assert(
      fc.property(decimal, decimal, (rate, quantity) => {
        const engine = engineOf({ rate: rate.text });
        const price = BigInt(engine.price("it", quantity.text));
        const one = 10n ** BigInt(rate.scale + quantity.scale);
        const exact = rate.units * quantity.units;
        expect(price * one >= exact && (price - 1n) * one < exact).toBe(true);
        expect(engine.price("it", Number(quantity.text))).toBe(Number(price));
        expect(engineOf({ rate: Number(rate.text) }).price("it", quantity.text)).toBe(Number(price));
      }),
      { numRuns: 2_000 },
    );
  });

  test("it is a safe integer, at least the minimum and at most the cap", () => {
    fc.assert(
      fc.property(decimal, decimal, bounds, (rate, quantity, { minimum, cap }) => {
        const price = engineOf({ rate: rate.text, minimum, cap }).price("it", quantity.text);
        expect(Number.isSafeInteger(price) && price >= minimum && price <= cap).toBe(true);
      }),
    );
  });

  test("more never costs less", () => {
    const amount = fc.double({ min: 1e-6, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(decimal, bounds, amount, amount, (rate, { minimum, cap }, a, b) => {
        const engine = engineOf({ rate: rate.text, minimum, cap });
        expect(engine.price("it", Math.min(a, b))).toBeLessThanOrEqual(engine.price("it", Math.max(a, b)));
      }),
      { numRuns: 1_000 },
    );
  });
});
