import { expect, test } from "vitest";
import { isStateOf } from "./countries";
import { listStates, stateName } from "./state-names";

test.each(["US", "CA"])("every state of %s has a name, and its value is what an address holds", (country) => {
  const states = listStates(country);
  expect(states.length).toBeGreaterThan(12);
  for (const { value, label } of states) {
    expect(isStateOf(country, value)).toBe(true);
    expect(label).not.toMatch(/^[A-Z]{2}$/);
  }
});

test("countries whose states do not matter have none to choose from", () =>
  expect(listStates("DE")).toEqual([]));

test("a state reads as its name, anything else as it was written", () => {
  expect(stateName("US-CA")).toBe("California");
  expect(stateName("County Cork")).toBe("County Cork");
});
