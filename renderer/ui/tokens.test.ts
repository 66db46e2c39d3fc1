// SPDX-License-Identifier: Apache-2.0
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { AtRule, type Declaration, parse } from "postcss";
import { describe, expect, it } from "vitest";

const rendererDir = fileURLToPath(new URL("..", import.meta.url));
const tokensPath = join("ui", "tokens.css");

function declarationsOf(css: string): Declaration[] {
  const found: Declaration[] = [];
  parse(css).walkDecls((each) => {
    found.push(each);
  });
  return found;
}
const read = (path: string): string =>
  readFileSync(join(rendererDir, path), "utf8");
const sheets = readdirSync(rendererDir, { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".css"))
  .map((path) => ({ path, css: read(path) }));

const colourFunction =
  /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|hwb|lch|oklch|lab|oklab|color)\(/i;
/** What CSS itself names that a hasty hand reaches for; colours of the system are meant, and have other names. */
const colourName =
  /(?<![\w-])(?:black|white|silver|gr[ae]y|red|maroon|orange|gold|yellow|olive|lime|green|teal|aqua|cyan|blue|navy|indigo|purple|magenta|fuchsia|pink|brown|crimson)(?![\w-])/i;
const length = /(?<![\w-])[\d.]*\d(?:[a-z]+)\b/i;
const duration = /(?<![\w-])[\d.]+m?s\b/i;
/** A factor of a token is no size of its own: 0, -1, 2. Shares of what is around it are none either. */
const plainNumber = /(?<![\w-])[\d.]*\d(?![\w.%])/;

const type = /^(?:font(?:-size|-weight|-family)?|line-height)$/;
const space =
  /^(?:padding|margin|gap|row-gap|column-gap|inset|border(?:-\w+)*-radius)/;
const motion = /^(?:transition|animation)/;
/** In these a number without a unit names a size by itself. */
const unitless = /^(?:font(?:-weight)?|line-height)$/;

/** What a declaration names that a token should, or null. */
function untokened(property: string, value: string): string | null {
  const rest = value.replaceAll(/var\(--[\w-]+\)/g, "");
  const isCustom = property.startsWith("--");
  // `in oklch` of a mixture names the space it is mixed in.
  if (colourFunction.test(rest) || (!isCustom && colourName.test(rest)))
    return "colour";
  if (motion.test(property) && duration.test(rest)) return "motion";
  if (type.test(property)) {
    const names = unitless.test(property) && plainNumber.test(rest);
    const weight = property === "font-weight" && /\b(?:bold|normal)/.test(rest);
    if (names || weight || length.test(rest)) return "type";
  }
  if (space.test(property) && length.test(rest)) return "space";
  return null;
}

function faultsOf(path: string, css: string): string[] {
  return declarationsOf(css).flatMap((each) => {
    const { prop, value, source } = each;
    const kind = untokened(prop, value);
    if (kind === null) return [];
    return [`${kind}: ${path}:${source?.start?.line} ${prop}: ${value}`];
  });
}

describe("styles", () => {
  it("name no colour, size of type, space or duration outside the tokens", () => {
    expect(sheets.length).toBeGreaterThan(20);
    const faults = sheets
      .filter(({ path }) => path !== tokensPath)
      .flatMap(({ path, css }) => faultsOf(path, css));
    expect(faults).toEqual([]);
  });

  it.each([
    ["colour", "color: #123"],
    ["colour", "color: rgb(1 2 3)"],
    ["colour", "background: color-mix(in oklch, white, var(--ink) 9%)"],
    ["colour", "--tone: oklch(50% 0.1 20)"],
    ["type", "font-size: 0.9rem"],
    ["type", "font: 12px var(--font)"],
    ["type", "font-weight: 600"],
    ["type", "font-weight: bold"],
    ["type", "line-height: 1.4"],
    ["space", "padding: 0 var(--s2) 3px"],
    ["space", "margin-block-start: calc(var(--s2) + 0.1rem)"],
    ["space", "border-radius: 3px"],
    ["motion", "transition: color 120ms var(--ease)"],
    ["motion", "animation: appear var(--slow) 0.4s"],
  ])("are found out: %s in %s", (kind, css) => {
    const [fault] = faultsOf("here", `a { ${css} }`);
    expect(fault).toMatch(new RegExp(`^${kind}: `));
  });

  it("are no longer than other files", () => {
    const lengths = sheets.map(({ path, css }) => ({
      path,
      lines: css.split("\n").length - 1,
    }));
    expect(lengths.filter(({ lines }) => lines > 300)).toEqual([]);
  });

  it("ask for tokens that are there", () => {
    const set = new Set(
      sheets.flatMap(({ css }) => declarationsOf(css).map(({ prop }) => prop)),
    );
    // Set by the code that draws: places of PDF.js, bars and squares of charts.
    const markup = readdirSync(rendererDir, {
      recursive: true,
      encoding: "utf8",
    })
      .filter((path) => /\.tsx?$/.test(path))
      .map(read)
      .join("\n");
    const missing = sheets.flatMap(({ path, css }) =>
      Array.from(css.matchAll(/var\((--[\w-]+)/g), ([, name = ""]) => name)
        .filter((name) => !set.has(name) && !markup.includes(`"${name}"`))
        .map((name) => `${path}: ${name}`),
    );
    expect(missing).toEqual([]);
  });

  it("leave no token unused", () => {
    const tokens = declarationsOf(read(tokensPath)).map(({ prop }) => prop);
    const all = sheets.map(({ css }) => css).join("\n");
    const unused = [...new Set(tokens)].filter(
      (name) =>
        name.startsWith("--") &&
        !all.includes(`var(${name})`) &&
        !all.includes(`style(${name}:`),
    );
    expect(unused).toEqual([]);
  });
});

/** What the tokens set on `:root` under one condition of the screen, or under none. */
function setWhere(condition: string | null): Map<string, string> {
  const found = new Map<string, string>();
  parse(read(tokensPath)).walkRules(":root", ({ parent, nodes }) => {
    const under = parent instanceof AtRule ? parent.params : null;
    if (under !== condition) return;
    for (const node of nodes)
      if (node.type === "decl") found.set(node.prop, node.value);
  });
  return found;
}

describe("tokens", () => {
  it("have a dark value for every colour that is not made of others", () => {
    const light = setWhere(null);
    const dark = setWhere("(prefers-color-scheme: dark)");
    // Paper is white in the dark too, and a mark on it is seen through.
    const same = ["--paper", "--found", "--found-here"];
    const missing = [...light.entries()]
      .filter(([name, value]) => value.includes("oklch(") && !dark.has(name))
      .map(([name]) => name);
    expect(missing).toEqual(same);
  });

  it("stand still for whoever asks for that", () => {
    const still = setWhere("(prefers-reduced-motion: reduce)");
    expect(still).toEqual(
      new Map([
        ["--fast", "0ms"],
        ["--slow", "0ms"],
      ]),
    );
  });
});
