import type { Config } from "tailwindcss";

const token = (name: string) => `var(--${name})`;

/** A status colour: the text, the tinted ground it stands on, the line around it. */
const status = (name: string) => ({
  DEFAULT: token(name),
  subtle: token(`${name}-subtle`),
  border: token(`${name}-border`),
});

/** The names of the design tokens; their values, light and dark, stand in src/app/globals.css. */
export default {
  theme: {
    colors: {
      transparent: "transparent",
      current: "currentColor",
      inherit: "inherit",
      background: token("background"),
      foreground: { DEFAULT: token("foreground"), inverse: token("foreground-inverse") },
      canvas: token("canvas"),
      card: token("card"),
      popover: token("popover"),
      overlay: token("overlay"),
      muted: { DEFAULT: token("muted"), foreground: token("muted-foreground") },
      accent: { DEFAULT: token("accent"), strong: token("accent-strong") },
      border: { DEFAULT: token("border"), strong: token("border-strong") },
      input: token("input"),
      ring: token("ring"),
      primary: {
        DEFAULT: token("primary"),
        hover: token("primary-hover"),
        foreground: token("primary-foreground"),
        subtle: token("primary-subtle"),
        text: token("primary-text"),
      },
      destructive: {
        DEFAULT: token("destructive"),
        hover: token("destructive-hover"),
        foreground: token("destructive-foreground"),
      },
      success: status("success"),
      warning: status("warning"),
      danger: status("danger"),
      info: status("info"),
      neutral: status("neutral"),
      gold: token("gold"),
      chart: {
        1: token("chart-1"),
        2: token("chart-2"),
        3: token("chart-3"),
        previous: token("chart-previous"),
      },
    },
    fontFamily: {
      sans: ["var(--font-geist-sans)", "ui-sans-serif", "system-ui", "sans-serif"],
      mono: ["var(--font-geist-mono)", "ui-monospace", "SFMono-Regular", "Menlo", "monospace"],
    },
    fontSize: {
      "2xs": ["0.6875rem", "1rem"],
      xs: ["0.75rem", "1rem"],
      sm: ["0.8125rem", "1.25rem"],
      base: ["0.875rem", "1.25rem"],
      lg: ["1rem", "1.5rem"],
      xl: ["1.125rem", "1.625rem"],
      "2xl": ["1.375rem", "1.75rem"],
      "3xl": ["1.75rem", "2.125rem"],
      "4xl": ["2.25rem", "2.5rem"],
      "5xl": ["3rem", "3.25rem"],
    },
    borderRadius: { none: "0", sm: "4px", DEFAULT: "4px", md: "6px", lg: "8px", xl: "12px", full: "9999px" },
    boxShadow: {
      none: "none",
      xs: "0 1px 2px 0 var(--shadow-soft)",
      sm: "0 1px 3px 0 var(--shadow-soft), 0 1px 2px -1px var(--shadow-soft)",
      overlay: "0 12px 32px -8px var(--shadow-deep), 0 2px 8px -2px var(--shadow-soft)",
    },
    extend: {
      keyframes: {
        "fade-in": { from: { opacity: "0" } },
        "fade-out": { to: { opacity: "0" } },
        "pop-in": { from: { opacity: "0", transform: "translateY(-2px) scale(0.98)" } },
        "pop-out": { to: { opacity: "0", transform: "scale(0.98)" } },
        "slide-in-left": { from: { transform: "translateX(-100%)" } },
        "slide-out-left": { to: { transform: "translateX(-100%)" } },
        "slide-in-right": { from: { transform: "translateX(100%)" } },
        "slide-out-right": { to: { transform: "translateX(100%)" } },
        "slide-in-up": { from: { opacity: "0", transform: "translateY(8px)" } },
        arrive: { from: { backgroundColor: token("primary-subtle") } },
        shimmer: { "50%": { opacity: "0.5" } },
        sweep: { from: { transform: "translateX(-100%)" }, to: { transform: "translateX(400%)" } },
      },
      animation: {
        "fade-in": "fade-in 120ms ease-out",
        "fade-out": "fade-out 100ms ease-in forwards",
        "pop-in": "pop-in 120ms cubic-bezier(0.2, 0, 0, 1)",
        "pop-out": "pop-out 100ms ease-in forwards",
        "slide-in-left": "slide-in-left 180ms cubic-bezier(0.2, 0, 0, 1)",
        "slide-out-left": "slide-out-left 140ms ease-in forwards",
        "slide-in-right": "slide-in-right 180ms cubic-bezier(0.2, 0, 0, 1)",
        "slide-out-right": "slide-out-right 140ms ease-in forwards",
        "slide-in-up": "slide-in-up 160ms cubic-bezier(0.2, 0, 0, 1)",
        arrive: "arrive 4s ease-in",
        shimmer: "shimmer 1.6s ease-in-out infinite",
        sweep: "sweep 1.2s ease-in-out infinite",
      },
    },
  },
} satisfies Config;
