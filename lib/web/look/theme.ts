/**
 * How the pages look: colours as custom properties, so that dark mode is one switch, the typefaces, and
 * what plain elements look like.
 */
import { defineConfig } from "@twind/core";
import presetTailwind from "@twind/preset-tailwind";
import { SCHEMES } from "@/lib/web/look/schemes.ts";

const colour = (name: string) => `var(--${name})`;

export const theme = defineConfig({
  presets: [presetTailwind({ disablePreflight: true })],
  hash: false,
  theme: {
    screens: { sm: "30rem", md: "48rem", lg: "64rem" },
    extend: {
      colors: {
        paper: colour("paper"),
        wash: colour("wash"),
        ink: colour("ink"),
        soft: colour("soft"),
        rule: colour("rule"),
        track: colour("track"),
        band: colour("band"),
        onband: "#fffefb",
        alarm: colour("alarm"),
        alive: colour("alive"),
      },
      borderColor: { DEFAULT: colour("rule") },
      // What moves along an arrow: a whole number of its dashes each second.
      keyframes: { flow: { to: { strokeDashoffset: "-32" } } },
      animation: { flow: "flow 1s linear infinite" },
      fontFamily: {
        serif: ['"Urna Serif"', "Charter", "Georgia", "serif"],
        sans: ['"Public Sans"', "system-ui", "sans-serif"],
      },
    },
  },
  // The preset's is made to go with other figures' features, which takes every page six custom properties.
  rules: [["tabular-nums", { fontVariantNumeric: "tabular-nums" }]],
  // What is for paper alone has `screen:hidden`.
  variants: [["scriptless", "@media (scripting: none)"], ["screen", "@media screen"]],
  preflight: {
    ":root": { ...SCHEMES.light, colorScheme: "light dark" },
    // Paper is light.
    "@media screen and (prefers-color-scheme: dark)": { ":root": SCHEMES.dark },
    // Of Tailwind's own, what these pages have the elements for: every page carries it.
    "*,::before,::after": { boxSizing: "border-box", border: `0 solid ${colour("rule")}` },
    html: {
      fontFamily: 'theme("fontFamily.sans")',
      textSizeAdjust: "100%",
      "-webkit-text-size-adjust": "100%",
    },
    body: { margin: "0", background: colour("paper"), color: colour("ink"), lineHeight: "1.45" },
    "dd,dl,fieldset,h1,h2,h3,p,pre,ul": { margin: "0", padding: "0" },
    "h1,h2,h3": { fontSize: "inherit", fontWeight: "inherit" },
    ul: { listStyle: "none" },
    legend: { padding: "0" },
    a: { color: "inherit", textDecoration: "inherit" },
    strong: { fontWeight: "bolder" },
    "code,pre": { fontFamily: 'theme("fontFamily.mono")', fontSize: "1em" },
    table: { textIndent: "0", borderColor: "inherit", borderCollapse: "collapse" },
    "button,input": {
      margin: "0",
      padding: "0",
      background: "none",
      color: "inherit",
      fontFamily: "inherit",
      fontSize: "100%",
      lineHeight: "inherit",
    },
    button: { cursor: "pointer" },
    ":disabled": { cursor: "default" },
    "img,svg": { display: "block", verticalAlign: "middle" },
    img: { maxWidth: "100%", height: "auto" },
    "[hidden]": { display: "none" },
    ":focus-visible": { outline: `3px solid ${colour("ink")}`, outlineOffset: "2px" },
    "td,th": { padding: "0", textAlign: "inherit", fontWeight: "inherit" },
    // On a wall everything is measured by what the wall is high and wide.
    "html[data-wall]": { fontSize: "min(1.35vw, 2vh)" },
    "[data-wall] a": { textDecoration: "none!important" },
    "@media print": {
      ":root": { "--paper": "#fff", colorScheme: "light" },
      // Whether backgrounds are printed is the reader's choice: nothing may need them.
      header: { background: "none!important", color: `${colour("ink")}!important` },
      "tr,svg,li,dl,h1,h2,h3": { breakInside: "avoid" },
      // A heading stays with what it is of, and so does the sentence below it.
      "h1,h2,h3,section>div:first-child": { breakAfter: "avoid" },
      p: { orphans: "3", widows: "3" },
      // Who cannot unfold it needs no word of it.
      "details:not([open])": { display: "none" },
    },
    "@media (prefers-reduced-motion: reduce)": {
      "*": { animation: "none!important", transition: "none!important" },
    },
  },
});
