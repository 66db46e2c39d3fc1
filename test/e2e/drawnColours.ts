// SPDX-License-Identifier: Apache-2.0
import type { LaunchedApp } from "./launchApp.ts";

/** Red, green and blue, 0 to 255, in one number. */
type Colour = number;

/** How far a colour may lie from a token's, in each channel: roundings of two ways to draw it. */
const roundings = 2;

function channels(colour: Colour): readonly number[] {
  return [colour >> 16, (colour >> 8) & 255, colour & 255];
}

function isNear(one: Colour, other: Colour): boolean {
  const theirs = channels(other);
  return channels(one).every(
    (each, at) => Math.abs(each - (theirs[at] ?? 0)) <= roundings,
  );
}

/**
 * Every colour that the tokens give in the look of the page, by itself and where one that lets through lies over
 * one that does not.
 */
function tokenColours({ page }: LaunchedApp): Promise<Colour[]> {
  return page.evaluate(() => {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = 1;
    const pen = canvas.getContext("2d", { willReadFrequently: true });
    if (pen === null) throw new Error("no canvas");
    const probe = document.createElement("i");
    document.body.append(probe);
    const values = new Set<string>();
    for (const sheet of document.styleSheets)
      for (const rule of sheet.cssRules)
        if (rule instanceof CSSStyleRule)
          for (const name of rule.style) {
            if (!name.startsWith("--")) continue;
            probe.style.color = "";
            probe.style.color = `var(${name})`;
            const value = getComputedStyle(document.documentElement)
              .getPropertyValue(name)
              .trim();
            if (CSS.supports("color", value))
              values.add(getComputedStyle(probe).color);
          }
    probe.remove();
    const drawn = (...layers: string[]): number[] => {
      pen.clearRect(0, 0, 1, 1);
      for (const layer of layers) {
        pen.fillStyle = layer;
        pen.fillRect(0, 0, 1, 1);
      }
      return [...pen.getImageData(0, 0, 1, 1).data];
    };
    const isSolid = (value: string) => drawn(value)[3] === 255;
    const solid = [...values].filter(isSolid);
    const clear = [...values].filter((value) => !isSolid(value));
    const all = [
      ...solid.map((value) => drawn(value)),
      ...clear.flatMap((over) => solid.map((under) => drawn(under, over))),
    ];
    return all.map(
      ([red = 0, green = 0, blue = 0]) => (red << 16) | (green << 8) | blue,
    );
  });
}

/** The colours of every patch on a picture of the window, with how many pixels each has; edges and words are no patches. */
async function patches({
  page,
}: LaunchedApp): Promise<readonly (readonly [Colour, number])[]> {
  const picture = await page.screenshot({ animations: "disabled" });
  return page.evaluate(async (encoded) => {
    const bytes = Uint8Array.from(atob(encoded), (each) => each.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const { width, height } = image;
    const pen = new OffscreenCanvas(width, height).getContext("2d");
    if (pen === null) throw new Error("no canvas");
    pen.drawImage(image, 0, 0);
    image.close();
    const { data } = pen.getImageData(0, 0, width, height);
    const colourAt = (at: number): number =>
      ((data[at * 4] ?? 0) << 16) |
      ((data[at * 4 + 1] ?? 0) << 8) |
      (data[at * 4 + 2] ?? 0);
    const found = new Map<number, number>();
    for (let y = 1; y < height - 1; y += 1)
      for (let x = 1; x < width - 1; x += 1) {
        const at = y * width + x;
        const colour = colourAt(at);
        const around = [at - 1, at + 1, at - width, at + width];
        if (around.every((other) => colourAt(other) === colour))
          found.set(colour, (found.get(colour) ?? 0) + 1);
      }
    return [...found];
  }, picture.toString("base64"));
}

/** What Chromium fills an empty box to tick with in the dark: the only part of a control that it paints by itself. */
const emptyBox: Colour = 0x3b3b3b;

/** Smaller than a mark in a button. */
const smallestPatch = 40;

/** The colours on the window that no token gives in its look: "#rrggbb: pixels". */
export async function strangeColours(launched: LaunchedApp): Promise<string[]> {
  const known = [...(await tokenColours(launched)), emptyBox];
  const found = await patches(launched);
  return found
    .filter(([, count]) => count >= smallestPatch)
    .filter(([colour]) => !known.some((token) => isNear(token, colour)))
    .map(
      ([colour, count]) =>
        `#${colour.toString(16).padStart(6, "0")}: ${String(count)} pixels`,
    );
}
