import type { Config } from "tailwind-merge";

type Groups = Config<string, string>["classGroups"];

/**
 * Which classes set the same property, for tailwind-merge: the groups that our class names use.
 * Its own configuration knows all of Tailwind and weighs 7 kB compressed, too much for a page a buyer waits for.
 */
const any = () => true;

/** Families in which whatever follows the prefix sets the same property: `p-2`, `p-[3px]`. */
const families = [
  ..."p px py pt pr pb pl ps pe m mx my mt mr mb ml ms me w h size min-w min-h max-w max-h".split(" "),
  ..."inset inset-x inset-y top right bottom left start end z order basis gap gap-x gap-y".split(" "),
  ..."grid-cols grid-rows col-span row-span justify justify-items justify-self items self content".split(" "),
  ..."place-items place-content place-self overflow overflow-x overflow-y leading tracking".split(" "),
  ..."bg fill stroke opacity cursor select align object animate duration delay origin".split(" "),
  ..."translate-x translate-y rotate scale whitespace break line-clamp underline-offset".split(" "),
  ..."rounded-t rounded-r rounded-b rounded-l border-spacing outline-offset pointer-events".split(" "),
];

/** As above, where the bare prefix is a class too: `rounded`, `rounded-md`. */
const bareFamilies = "rounded shadow transition grow shrink".split(" ");

const sizes = ["2xs", "xs", "sm", "base", "lg", "xl", "2xl", "3xl", "4xl", "5xl"];
const isLength = (value: string) => /^\[[\d.]+(px|r?em)\]$/.test(value);
const widths = ["", "0", "2", "4", "8", isLength];

const ofFamily = (prefix: string, values: ("" | typeof any)[]) => [prefix, [{ [prefix]: values }]] as const;

const special: Groups = {
  "list-style-type": [{ list: ["none", "disc", "decimal"] }],
  display: [
    "table",
    "block",
    "inline-block",
    "inline",
    "flex",
    "inline-flex",
    "grid",
    "inline-grid",
    "contents",
    "hidden",
  ],
  position: ["static", "fixed", "absolute", "relative", "sticky"],
  decoration: ["underline", "line-through", "no-underline"],
  "text-overflow": ["truncate", { text: ["ellipsis", "clip"] }],
  transform: ["uppercase", "lowercase", "capitalize", "normal-case"],
  numeric: ["tabular-nums", "proportional-nums"],
  "flex-direction": [{ flex: ["row", "row-reverse", "col", "col-reverse"] }],
  "flex-wrap": [{ flex: ["wrap", "nowrap", "wrap-reverse"] }],
  flex: [{ flex: [any] }],
  "font-family": [{ font: ["sans", "mono"] }],
  "font-weight": [{ font: [any] }],
  "text-size": [{ text: [...sizes, isLength] }],
  "text-align": [{ text: ["left", "center", "right", "start", "end"] }],
  "text-wrap": [{ text: ["wrap", "nowrap", "balance", "pretty"] }],
  "text-color": [{ text: [any] }],
  "border-style": [{ border: ["solid", "dashed", "dotted", "none"] }],
  "border-collapse": [{ border: ["collapse", "separate"] }],
  "border-width": [{ border: widths }],
  "border-width-t": [{ "border-t": widths }],
  "border-width-r": [{ "border-r": widths }],
  "border-width-b": [{ "border-b": widths }],
  "border-width-l": [{ "border-l": widths }],
  "border-color": [{ border: [any] }],
};

export const classGroups: Groups = {
  ...Object.fromEntries(families.map((prefix) => ofFamily(prefix, [any]))),
  ...Object.fromEntries(bareFamilies.map((prefix) => ofFamily(prefix, ["", any]))),
  ...special,
};

/** Groups that a class of the group named first also sets. */
export const conflicts = {
  p: ["px", "py", "pt", "pr", "pb", "pl", "ps", "pe"],
  px: ["pr", "pl"],
  py: ["pt", "pb"],
  m: ["mx", "my", "mt", "mr", "mb", "ml", "ms", "me"],
  mx: ["mr", "ml"],
  my: ["mt", "mb"],
  size: ["w", "h"],
  inset: ["inset-x", "inset-y", "top", "right", "bottom", "left", "start", "end"],
  "inset-x": ["right", "left"],
  "inset-y": ["top", "bottom"],
  gap: ["gap-x", "gap-y"],
  overflow: ["overflow-x", "overflow-y"],
  "text-size": ["leading"],
  flex: ["basis", "grow", "shrink"],
  rounded: ["rounded-t", "rounded-r", "rounded-b", "rounded-l"],
  "border-width": ["border-width-t", "border-width-r", "border-width-b", "border-width-l"],
};
