import type { Appearance } from "@stripe/stripe-js";

/** Of a colour as browsers write it: `rgb(20, 19, 18)`. */
function isDark(colour: string): boolean {
  const [red = 255, green = 255, blue = 255] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return red + green + blue < 384;
}

/** A colour of ours as the browser shows it now: a token may name one for light and one for dark. */
function colourReader(element: HTMLElement): (token: string) => string {
  const probe = document.createElement("span");
  element.append(probe);
  return (token) => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  };
}

/** The look of Stripe's fields, out of the tokens that hold at `element`: they stand among ours as if they were. */
export function appearanceAt(element: HTMLElement): Appearance {
  const colour = colourReader(element);
  const control = {
    border: `1px solid ${colour("input")}`,
    boxShadow: `0 1px 2px 0 ${colour("shadow-soft")}`,
    padding: "11px 12px",
    fontSize: "16px",
    lineHeight: "20px",
  };
  const appearance: Appearance = {
    theme: isDark(colour("card")) ? "night" : "stripe",
    variables: {
      colorPrimary: colour("primary"),
      colorBackground: colour("card"),
      colorText: colour("foreground"),
      colorTextSecondary: colour("muted-foreground"),
      colorTextPlaceholder: colour("muted-foreground"),
      colorDanger: colour("danger"),
      fontFamily: "ui-sans-serif, system-ui, sans-serif",
      fontSizeBase: "16px",
      borderRadius: "6px",
      gridRowSpacing: "16px",
      gridColumnSpacing: "12px",
    },
    rules: {
      ".Input": control,
      ".Input:focus": { borderColor: colour("ring"), boxShadow: `0 0 0 1px ${colour("ring")}` },
      ".Label": { fontSize: "13px", fontWeight: "500", marginBottom: "6px", color: colour("foreground") },
      ".Error": { fontSize: "12px" },
    },
  };
  for (const probe of element.querySelectorAll(":scope > span:empty")) probe.remove();
  return appearance;
}
