import type { CSSProperties, ReactNode } from "react";
import { brandColours } from "@/lib/colour";

/** Away from the colour of its text, so that the text stays as readable as it was. */
const pressed = ({ fill, onFill }: { fill: string; onFill: string }) =>
  `color-mix(in oklab, ${fill} 86%, ${onFill === "#ffffff" ? "#000000" : "#ffffff"})`;

function styleOf(colour: string): CSSProperties {
  const light = brandColours(colour, "light");
  const dark = brandColours(colour, "dark");
  const style = {
    "--brand-light": light.fill,
    "--brand-light-foreground": light.onFill,
    "--brand-dark": dark.fill,
    "--brand-dark-foreground": dark.onFill,
    "--primary-hover": `light-dark(${pressed(light)}, ${pressed(dark)})`,
    "--primary-text": `light-dark(${light.text}, ${dark.text})`,
    "--primary-subtle": "color-mix(in oklab, var(--primary) 8%, var(--card))",
  };
  // React's type knows no custom properties.
  return style as CSSProperties;
}

/** Whatever stands inside wears the organization's colour, moved as far as it must be to be read; without one, ours. */
export function Brand({ colour, children }: { colour: string | null; children: ReactNode }) {
  if (!colour || !/^#[0-9a-f]{6}$/i.test(colour)) return children;
  return (
    <div data-brand style={styleOf(colour)} className="contents">
      {children}
    </div>
  );
}
