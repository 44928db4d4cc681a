"use client";

import { useState } from "react";
import { FormField } from "@/components/form/form";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { type BrandColours, brandColours, contrast } from "@/lib/colour";

/** The green that a checkout has when its organization chose no colour. */
const OWN = "#0b5a45";
const grounds = { light: "#ffffff", dark: "#1a1918" } as const;
const ratio = (a: string, b: string) => `${(Math.floor(contrast(a, b) * 10) / 10).toFixed(1)}:1`;

const isColour = (text: string) => /^#[0-9a-f]{6}$/i.test(text);

function Sample({ page, colours }: { page: "light" | "dark"; colours: BrandColours }) {
  const ground = grounds[page];
  return (
    <div className="grid gap-2 rounded-lg border p-3" style={{ background: ground, color: colours.text }}>
      <p className="font-medium text-sm">{page === "light" ? "On a light page" : "On a dark page"}</p>
      <span
        className="grid h-10 place-items-center rounded-md font-medium text-base"
        style={{ background: colours.fill, color: colours.onFill }}
      >
        Pay $19.99
      </span>
      <p className="text-xs">
        {colours.fill} · button {ratio(colours.fill, ground)} · its text {ratio(colours.onFill, colours.fill)}
      </p>
    </div>
  );
}

/** What of the chosen colour had to change, said once for both pages. */
function adjusted(chosen: string, light: BrandColours, dark: BrandColours): string {
  const pages = [
    light.fill !== chosen.toLowerCase() && "light",
    dark.fill !== chosen.toLowerCase() && "dark",
  ].filter(Boolean);
  if (pages.length === 0) return "This colour can be read on both pages, just as it is.";
  return `On ${pages.join(" and ")} pages buyers see the nearest shade that can be read.`;
}

type Props = {
  name: string;
  value: string | null;
  /** Hears each colour that is one, and null where none is chosen. */
  onColour?: (colour: string | null) => void;
};

/** The colour of checkout and portal, with what buyers will see of it. */
export function ColourField({ name, value, onColour }: Props) {
  const [text, write] = useState(value ?? "");
  const setText = (next: string) => {
    write(next);
    if (next === "" || isColour(next)) onColour?.(next || null);
  };
  const shown = isColour(text) ? text : OWN;
  const light = brandColours(shown, "light");
  const dark = brandColours(shown, "dark");
  return (
    <div className="grid gap-3">
      <FormField
        name={name}
        label="Colour"
        optional
        hint={text === "" ? "Left empty, the checkout is Florin's green." : adjusted(shown, light, dark)}
      >
        <div className="flex items-center gap-2">
          <Input
            name={name}
            value={text}
            onChange={(event) => setText(event.target.value.trim())}
            placeholder={OWN}
            maxLength={7}
            autoComplete="off"
            spellCheck={false}
            className="max-w-36 font-mono"
          />
          <input
            type="color"
            aria-label="Pick a colour"
            value={shown}
            onChange={(event) => setText(event.target.value)}
            className="h-8 w-12 rounded-md border border-input bg-card p-0.5 pointer-coarse:h-10"
          />
          {text ? (
            <Button variant="ghost" onClick={() => setText("")}>
              Use Florin's green
            </Button>
          ) : null}
        </div>
      </FormField>
      <div role="img" aria-label="What buyers see" className="grid gap-3 sm:grid-cols-2">
        <Sample page="light" colours={light} />
        <Sample page="dark" colours={dark} />
      </div>
    </div>
  );
}
