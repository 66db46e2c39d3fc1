// SPDX-License-Identifier: Apache-2.0
import type { PDFDocumentProxy } from "pdfjs-dist";
import { useEffect, useState } from "react";

const atOnce = 25;

/** Text of one page, with a space where a line ends: the same as its text layer says. */
async function textOf(pdf: PDFDocumentProxy, number: number): Promise<string> {
  try {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    return items
      .map((item) => ("str" in item ? item.str + (item.hasEOL ? " " : "") : ""))
      .join("");
  } catch {
    return "";
  }
}

/** The text of every page, page after page, once somebody looks for something. */
export function usePdfTexts(
  pdf: PDFDocumentProxy,
  count: number,
  isWanted: boolean,
): readonly string[] {
  const [texts, setTexts] = useState<readonly string[]>([]);
  useEffect(() => {
    if (!isWanted || texts.length >= count) return undefined;
    let isGone = false;
    const first = texts.length + 1;
    const numbers = Array.from(
      { length: Math.min(atOnce, count - texts.length) },
      (_, index) => first + index,
    );
    void Promise.all(numbers.map((number) => textOf(pdf, number))).then(
      (more) => {
        if (!isGone) setTexts([...texts, ...more]);
      },
    );
    return () => {
      isGone = true;
    };
  }, [pdf, count, isWanted, texts]);
  return texts;
}
