// SPDX-License-Identifier: Apache-2.0
import { onPage, type Subject } from "../subject.ts";
import { type Box, join } from "./geometry.ts";
import { type FontUse, PageWalk } from "./pageWalk.ts";
import { hiddenTexts } from "./painting.ts";
import {
  type PDFDocumentProxy,
  type PDFPageProxy,
  textOfPage,
} from "./pdfjs.ts";

const mostPages = 3000;

function findHidden(
  subject: Subject,
  number: number,
  walk: PageWalk,
  view: Box,
): void {
  for (const { check, text, boxes } of hiddenTexts(walk.painted, view))
    subject.find(check, onPage(number, join(boxes)), text, `${number} ${text}`);
  if (walk.isCut)
    subject.cannotSee(
      "limit-reached",
      "a page that paints too much",
      onPage(number),
    );
}

function findUnmapped(
  subject: Subject,
  number: number,
  page: PDFPageProxy,
  fonts: ReadonlyMap<string, FontUse>,
): void {
  for (const [font, { letters, unknown }] of fonts) {
    if (letters === 0 || unknown / letters < 0.2) continue;
    subject.cannotSee("unmapped-font", nameOfFont(page, font), onPage(number));
  }
}

function nameOfFont(page: PDFPageProxy, font: string): string {
  try {
    const { name } = page.commonObjs.get(font) as { name?: unknown };
    return typeof name === "string" ? name : font;
  } catch {
    return font;
  }
}

/** Where links lead; they need not be what the page says. */
async function findLinks(
  subject: Subject,
  number: number,
  page: PDFPageProxy,
): Promise<void> {
  const annotations = (await page.getAnnotations()) as readonly {
    readonly url?: string;
    readonly unsafeUrl?: string;
    readonly rect?: Box;
  }[];
  for (const { url, unsafeUrl, rect } of annotations) {
    const link = unsafeUrl ?? url;
    if (link !== undefined) subject.words(link, onPage(number, rect ?? null));
  }
}

async function inspectPage(
  subject: Subject,
  number: number,
  page: PDFPageProxy,
): Promise<{ text: string; images: number }> {
  const text = await textOfPage(page);
  subject.readsAs(text, onPage(number));
  await findLinks(subject, number, page);
  const { fnArray, argsArray } = await page.getOperatorList();
  const walk = new PageWalk();
  walk.run(fnArray, argsArray as unknown[]);
  findHidden(subject, number, walk, page.view as unknown as Box);
  findUnmapped(subject, number, page, walk.fonts);
  if (text.trim() === "" && walk.imageCount > 0)
    subject.cannotSee("no-text", `page ${number}`, onPage(number));
  return { text, images: walk.imageCount };
}

/** Looks at every page. Gives the text of each. */
export async function inspectPages(
  subject: Subject,
  document: PDFDocumentProxy,
): Promise<string[]> {
  const texts: string[] = [];
  let images = 0;
  const count = Math.min(document.numPages, mostPages);
  if (count < document.numPages)
    subject.cannotSee("limit-reached", `pages after ${count}`);
  for (let number = 1; number <= count; number += 1) {
    await subject.step(`page ${number} of ${count}`);
    try {
      const page = await document.getPage(number);
      const seen = await inspectPage(subject, number, page);
      texts.push(seen.text);
      images += seen.images;
      page.cleanup();
    } catch {
      texts.push("");
      subject.cannotSee("damaged", `page ${number}`, onPage(number));
    }
  }
  if (images > 0) subject.cannotSee("picture", `${images} pictures`);
  return texts;
}
