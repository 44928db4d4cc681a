type Rgb = readonly [number, number, number];

/** The two surfaces that an organization's colours stand on: the cards of a light page and of a dark one. */
const surfaces = { light: "#ffffff", dark: "#1a1918" } as const;

const TEXT_CONTRAST = 4.5;
const SHAPE_CONTRAST = 3;

/** One colour of an organization, made to fit a light or a dark page. */
export type BrandColours = {
  /** For surfaces, borders and marks: at least 3:1 against the page. */
  fill: string;
  /** For text on `fill`: at least 4.5:1. */
  onFill: string;
  /** For text on the page: at least 4.5:1. */
  text: string;
};

/**
 * What a page makes of an organization's colour: moved towards black or white as little as WCAG 2.2 AA asks, so that whatever
 * a merchant chooses, buyers can read it. `#rrggbb` in, `#rrggbb` out.
 */
export function brandColours(colour: string, page: "light" | "dark"): BrandColours {
  const surface = surfaces[page];
  const end = page === "light" ? "#000000" : "#ffffff";
  const fill = readableOn(surface, colour, end, SHAPE_CONTRAST);
  return { fill, onFill: textOn(fill), text: readableOn(surface, colour, end, TEXT_CONTRAST) };
}

/** Black or white, whichever reads better; one of them always has more than 4.5:1. */
const textOn = (background: string): string =>
  contrast(background, "#ffffff") >= contrast(background, "#000000") ? "#ffffff" : "#000000";

/** Contrast of two colours as WCAG 2.2 defines it, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(parse(a)), luminance(parse(b))].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** The colour nearest to `colour`, on the way to `end`, that has the wanted contrast with `surface`. */
function readableOn(surface: string, colour: string, end: string, wanted: number): string {
  if (contrast(colour, surface) >= wanted) return format(parse(colour));
  let [near, far] = [0, 1];
  // Twelve halvings are finer than a step of one in 255.
  for (let step = 0; step < 12; step++) {
    const middle = (near + far) / 2;
    if (contrast(mix(colour, end, middle), surface) >= wanted) far = middle;
    else near = middle;
  }
  return mix(colour, end, far);
}

function mix(from: string, to: string, share: number): string {
  const [a, b] = [parse(from), parse(to)];
  const channel = (index: 0 | 1 | 2) => Math.round(a[index] + (b[index] - a[index]) * share);
  return format([channel(0), channel(1), channel(2)]);
}

function parse(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

const format = (rgb: Rgb) => `#${rgb.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`;

function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
