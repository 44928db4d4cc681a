import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const css = readFileSync(new URL("../app/globals.css", import.meta.url), "utf8");
const tokens = new Map(
  Array.from(css.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);/g), (match) => [
    match[1],
    { light: match[2] ?? "", dark: match[3] ?? "" },
  ]),
);

const luminance = (hex: string) => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

const contrast = (name: string, ground: string, theme: "light" | "dark") => {
  const pair = [tokens.get(name)?.[theme] ?? "", tokens.get(ground)?.[theme] ?? ""].map(luminance);
  return (Math.max(...pair) + 0.05) / (Math.min(...pair) + 0.05);
};

const grounds = ["background", "canvas", "card", "popover", "muted", "accent"];
const on = (names: string[], places: string[]) =>
  names.flatMap((name) => places.map((ground) => [name, ground] as const));

const texts = [
  ...on(["foreground", "muted-foreground", "primary-text"], grounds),
  ...on(
    ["foreground"],
    ["accent-strong", "primary-subtle", "success-subtle", "danger-subtle", "info-subtle"],
  ),
  ...on(["muted-foreground"], ["primary-subtle"]),
  ...on(["primary-foreground"], ["primary", "primary-hover"]),
  ...on(["destructive-foreground"], ["destructive", "destructive-hover"]),
  ...on(["foreground-inverse"], ["foreground"]),
  ...["success", "warning", "danger", "info", "neutral"].flatMap((name) =>
    on([name], [`${name}-subtle`, "background", "card", "popover"]),
  ),
];

const shapes = [
  ...on(["input", "ring", "primary"], ["background", "card", "popover", "canvas"]),
  ...on(["chart-1", "chart-2", "chart-3", "chart-previous"], ["background", "card"]),
];

describe.each(["light", "dark"] as const)("in the %s theme", (theme) => {
  test.each(texts)("text in %s is readable on %s (4.5 to 1)", (name, ground) => {
    expect(contrast(name, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(shapes)("%s stands out from %s (3 to 1)", (name, ground) => {
    expect(contrast(name, ground, theme)).toBeGreaterThanOrEqual(3);
  });
});
