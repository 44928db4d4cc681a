import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { extendTailwindMerge } from "tailwind-merge";
import { expect, test } from "vitest";
import config from "../../../tailwind.config";
import { cn } from "./cn";

const full = extendTailwindMerge({
  extend: {
    theme: { text: ["2xs"], shadow: ["overlay"], animate: Object.keys(config.theme.extend.animation) },
  },
});

const folder = new URL("..", import.meta.url).pathname;

/** Every word of our components that may be a class: what is none is left alone by both. */
const words = Array.from(
  new Set(
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((file) => /(?<!\.test)\.tsx?$/.test(file) && !file.endsWith("class-groups.ts"))
      .flatMap((file) => readFileSync(join(folder, file), "utf8").match(/"[^"\n]+"/g) ?? [])
      .flatMap((text) => text.slice(1, -1).split(" "))
      .filter((word) => /^[a-z][\w-]*([:[(/.].*)?$/.test(word)),
  ),
);

test("of two classes that set the same property the later wins, as tailwind-merge itself has it", () => {
  const differing = words.flatMap((one) =>
    words
      .filter((other) => other !== one && cn(one, other) !== full(`${one} ${other}`))
      .map((other) => `${one} ${other} → ${cn(one, other)}`),
  );
  expect(differing).toEqual([]);
});

test("what is false or missing is left out", () => {
  expect(cn("p-2", false, undefined, null, ["flex", { hidden: true }])).toBe("p-2 hidden");
});
