// SPDX-License-Identifier: Apache-2.0
import {
  type Fill,
  fills,
  fillStrokes,
  type Picture,
  type Tone,
  tones,
} from "../../../shared/ipc/chartContract.ts";

/** A picture as a file of its own: no script, no link, no font, nothing that is fetched. */

const colours: Readonly<Record<Tone, string>> = {
  bad: "#9c1c16",
  warn: "#7a4a00",
  accent: "#00606e",
  ok: "#146c3a",
  ink: "#1c2733",
  quiet: "#55606b",
};

const unallowed =
  /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;
const escapes: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function text(words: string): string {
  return words
    .replace(unallowed, "\u{fffd}")
    .replace(/[&<>"']/g, (character) => escapes[character] ?? "");
}

function pattern(tone: Tone, fill: Fill): string {
  const colour = colours[tone];
  const ground = fill === "solid" ? colour : "#fff";
  const ink =
    fill === "dots"
      ? `fill="${colour}"`
      : `fill="none" stroke="${colour}" stroke-width="1.5"`;
  return (
    `<pattern id="${tone}-${fill}" width="8" height="8" patternUnits="userSpaceOnUse">` +
    `<rect width="8" height="8" fill="${ground}"/><path d="${fillStrokes[fill]}" ${ink}/></pattern>`
  );
}

const n = String;

export function svgFile(title: string, picture: Picture): string {
  const { width, height, lines, marks, words } = picture;
  const used = new Set(marks.map(({ tone, fill }) => `${tone}-${fill}`));
  const patterns = tones.flatMap((tone) =>
    fills
      .filter((fill) => used.has(`${tone}-${fill}`))
      .map((fill) => pattern(tone, fill)),
  );
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<svg xmlns="http://www.w3.org/2000/svg" width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}" role="img" font-family="sans-serif" font-size="12">`,
    `<title>${text(title)}</title>`,
    `<defs>${patterns.join("")}</defs>`,
    `<rect width="${n(width)}" height="${n(height)}" fill="#fff"/>`,
    ...lines.map(
      ({ x1, y1, x2, y2, strong }) =>
        `<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}" stroke="${strong ? colours.quiet : "#d7dce0"}"/>`,
    ),
    ...marks.map(({ x, y, d, tone, fill, name }) => {
      const said = name === "" ? "" : `<title>${text(name)}</title>`;
      return `<path transform="translate(${n(x)},${n(y)})" d="${text(d)}" fill="url(#${tone}-${fill})" stroke="${colours[tone]}">${said}</path>`;
    }),
    ...words.map(
      ({ x, y, text: said, anchor, quiet }) =>
        `<text x="${n(x)}" y="${n(y)}" text-anchor="${anchor}" fill="${quiet ? colours.quiet : colours.ink}">${text(said)}</text>`,
    ),
    "</svg>",
    "",
  ].join("\n");
}
