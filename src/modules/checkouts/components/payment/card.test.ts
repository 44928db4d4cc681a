import { expect, test } from "vitest";
import {
  brandOf,
  cvcProblem,
  expiryProblem,
  groupNumber,
  numberProblem,
  readExpiry,
  writeExpiry,
} from "./card";

test.each([
  ["4242424242424242", "Visa", "4242 4242 4242 4242"],
  ["5555555555554444", "Mastercard", "5555 5555 5555 4444"],
  ["2223003122003222", "Mastercard", "2223 0031 2200 3222"],
  ["378282246310005", "American Express", "3782 822463 10005"],
  ["6011111111111117", "Discover", "6011 1111 1111 1117"],
  ["36227206271667", "Diners Club", "3622 720627 1667"],
  ["3566002020360505", "JCB", "3566 0020 2036 0505"],
  ["6200000000000005", "UnionPay", "6200 0000 0000 0005"],
])("%s is a card of %s, written %s", (number, name, written) => {
  expect(brandOf(number).name).toBe(name);
  expect(groupNumber(number)).toBe(written);
  expect(numberProblem(written)).toBeUndefined();
});

test("digits beyond the length of the network are not taken", () =>
  expect(groupNumber("42424242424242429")).toBe("4242 4242 4242 4242"));

test.each([
  ["", /enter/i],
  ["4242", /incomplete/],
  ["4242424242424241", /no valid/],
  ["37828224631000", /incomplete/],
])("the number %j is refused with a reason", (number, reason) =>
  expect(numberProblem(number)).toMatch(reason),
);

test.each([
  ["1", true, "1"],
  ["12", true, "12 / "],
  ["12 /", false, "12"],
  ["4", true, "04 / "],
  ["1/", true, "01 / "],
  ["1227", true, "12 / 27"],
  ["12 / 2", true, "12 / 2"],
  ["12/2027", true, "12 / 27"],
  ["04/29", true, "04 / 29"],
])("an expiry typed as %j (typing: %j) is written %j", (text, isTyping, written) =>
  expect(writeExpiry(text, isTyping)).toBe(written),
);

test("a card is good until the end of its month", () => {
  const now = new Date(2026, 10, 30);
  expect(expiryProblem("11 / 26", now)).toBeUndefined();
  expect(expiryProblem("10 / 26", now)).toMatch(/expired/);
  expect(expiryProblem("13 / 27", now)).toMatch(/month/);
  expect(expiryProblem("12 / 99", now)).toMatch(/too far/);
  expect(readExpiry("1 / 27")).toEqual({ month: 1, year: 2027 });
});

test("the security code has as many digits as its network says", () => {
  expect(cvcProblem("123", brandOf("4242"))).toBeUndefined();
  expect(cvcProblem("123", brandOf("3782"))).toMatch(/4 digits/);
  expect(cvcProblem("12a", brandOf("4242"))).toMatch(/3 digits/);
});
