// SPDX-License-Identifier: Apache-2.0
import type { Page } from "playwright-core";
import type { LaunchedApp } from "../launchApp.ts";
import { hangsAfterMs, Hung } from "./calls.ts";

/** A page that is still empty by then cannot be drawn. */
const drawnWithinMs = 10_000;
const everyMs = 50;

/** How a preview shows its file; null while it is about to. */
function shownAs(preview: Page, isLate: boolean): Promise<string | null> {
  return preview.evaluate((late) => {
    const body = document.querySelector(".preview-body");
    if (body === null) return null;
    const canvas = body.querySelector("canvas");
    if (canvas !== null && canvas.dataset["drawn"] !== "true")
      return late ? "a page that cannot be drawn" : null;
    const notice = document.querySelector(".preview-notice")?.textContent;
    const kinds = {
      ".pdf-page": "pages",
      ".picture": "a picture",
      ".listing": "a list",
      "article.office": "the text of a document",
      "article.markdown": "Markdown",
      "table.values": "a table",
      ".code": "lines",
    };
    const kind = Object.entries(kinds).find(([part]) =>
      body.querySelector(part),
    );
    return `${kind?.[1] ?? "nothing"}${notice ? `: ${notice}` : ""}`;
  }, isLate);
}

/** How the preview that is open shows its file, once it does. */
export async function waitForShown({ app }: LaunchedApp): Promise<string> {
  const from = performance.now();
  for (;;) {
    const past = performance.now() - from;
    if (past > hangsAfterMs) throw new Hung();
    for (const page of app.windows()) {
      if (!page.url().startsWith("app://preview/")) continue;
      // One that closes meanwhile shows nothing.
      const shown = await shownAs(page, past > drawnWithinMs).catch(() => null);
      if (shown !== null) return shown;
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
