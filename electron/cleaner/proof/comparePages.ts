// SPDX-License-Identifier: Apache-2.0
import type { SKRSContext2D } from "@napi-rs/canvas";
import {
  type Compared,
  mostPagesNamed,
} from "../../../shared/domain/cleanCopy.ts";
import { Refusal } from "../refusal.ts";
import { createCanvas, DOMMatrix, Path2D } from "./canvas.ts";
import {
  openForDrawing,
  type PDFDocumentProxy,
  type PDFPageProxy,
} from "./openForDrawing.ts";

// A reader draws with these, and a process that is no page does not have them.
for (const [name, value] of Object.entries({ DOMMatrix, Path2D }))
  if (!(name in globalThis))
    Object.defineProperty(globalThis, name, { value, configurable: true });

/** 108 dots an inch, fewer where a page is very large. */
const usualScale = 1.5;
const mostDots = 6_000_000;
const ways = ["display", "print"] as const;

export type Comparison =
  | { readonly same: true; readonly compared: Compared }
  | { readonly same: false; readonly pages: number[] };

/** One page as dots, on white. */
async function draw(
  page: PDFPageProxy,
  intent: (typeof ways)[number],
): Promise<Buffer> {
  const { width, height } = page.getViewport({ scale: 1 });
  const scale = Math.min(usualScale, Math.sqrt(mostDots / (width * height)));
  const viewport = page.getViewport({ scale });
  const canvas = createCanvas(
    Math.max(1, Math.ceil(viewport.width)),
    Math.max(1, Math.ceil(viewport.height)),
  );
  const context: SKRSContext2D = canvas.getContext("2d");
  await page.render({
    canvas: null,
    // Drawn through the same calls as a browser's.
    canvasContext: context as never,
    viewport,
    intent,
  }).promise;
  return canvas.data();
}

async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent({ disableNormalization: true });
  return JSON.stringify(
    items.map((item) => ("str" in item ? [item.str, item.transform] : null)),
  );
}

/** Dots of one page that are the same in both; null where they are not, or where the page's text is not. */
async function compareOne(
  before: PDFPageProxy,
  after: PDFPageProxy,
): Promise<number | null> {
  if ((await textOf(before)) !== (await textOf(after))) return null;
  // Without this it lists those of the screen alone, and some are for paper alone.
  const annotations = await before.getAnnotations({ intent: "any" });
  let dots = 0;
  // Paper can differ from the screen only by what lies on the page.
  for (const way of annotations.length > 0 ? ways : ways.slice(0, 1)) {
    const [one, other] = [await draw(before, way), await draw(after, way)];
    if (!one.equals(other)) return null;
    dots = one.length / 4;
  }
  return dots;
}

async function compareAll(
  before: PDFDocumentProxy,
  after: PDFDocumentProxy,
  step: (what: string) => Promise<void>,
): Promise<Comparison> {
  const differing: number[] = [];
  const count = before.numPages;
  let dots = 0;
  if (after.numPages !== count) throw new Refusal("damaged");
  for (let number = 1; number <= count; number += 1) {
    await step(`page ${number} of ${count}`);
    const [one, other] = [
      await before.getPage(number),
      await after.getPage(number),
    ];
    const same = await compareOne(one, other);
    if (same === null) differing.push(number);
    else dots += same;
    one.cleanup();
    other.cleanup();
    if (differing.length === mostPagesNamed) break;
  }
  return differing.length > 0
    ? { same: false, pages: differing }
    : { same: true, compared: { pages: count, dots } };
}

/**
 * Draws every page of both, and compares them dot by dot, and their text letter by letter.
 * @throws Refusal where the document cannot be drawn, so that nothing can be said
 */
export async function comparePages(
  before: Buffer,
  after: Buffer,
  step: (what: string) => Promise<void>,
): Promise<Comparison> {
  const opened: PDFDocumentProxy[] = [];
  try {
    const one = await openForDrawing(before);
    opened.push(one);
    const other = await openForDrawing(after);
    opened.push(other);
    return await compareAll(one, other, step);
  } catch (thrown) {
    if (thrown instanceof Refusal) throw thrown;
    throw new Refusal(isLocked(thrown) ? "encrypted" : "damaged");
  } finally {
    for (const document of opened) await document.loadingTask.destroy();
  }
}

function isLocked(thrown: unknown): boolean {
  return thrown instanceof Error && thrown.name === "PasswordException";
}
