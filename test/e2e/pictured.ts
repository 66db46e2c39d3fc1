// SPDX-License-Identifier: Apache-2.0
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { messages } from "../../renderer/text/text.ts";

const picturesUrl = new URL("../../docs/screenshots/", import.meta.url);
const ours = new Set<string>(Object.values(messages));

/** The product's own words on the rail and the screen, in their order, each once; not what was typed or taken in. */
async function wordsOf(page: Page): Promise<string> {
  const all = await page.locator("nav, main").evaluateAll((parts) =>
    parts.flatMap((part) => {
      const words: string[] = [];
      const nodes = document.createTreeWalker(part, NodeFilter.SHOW_ALL);
      for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode())
        if (node instanceof Text) words.push(node.data.trim());
        else if (node instanceof Element)
          words.push(node.getAttribute("aria-label") ?? "");
      return words;
    }),
  );
  const said = new Set(all.filter((words) => ours.has(words)));
  return `${[...said].join("\n")}\n`;
}

/**
 * A screen that a document shows says today what it said when its picture was taken: the words are kept beside
 * the picture. Whoever takes pictures anew gets the words with them.
 */
export async function holdToPicture(
  page: Page,
  screenName: string,
  newPicturesDir: string,
): Promise<void> {
  const keptPath = fileURLToPath(new URL(`${screenName}.txt`, picturesUrl));
  if (!existsSync(keptPath)) return;
  if (newPicturesDir !== "") {
    const newPath = join(newPicturesDir, `${screenName}.txt`);
    writeFileSync(newPath, await wordsOf(page));
    return;
  }
  await expect
    .poll(() => wordsOf(page), {
      message: `the screen is no longer what docs/screenshots shows as ${screenName}: take its picture anew`,
      timeout: 10_000,
    })
    .toBe(readFileSync(keptPath, "utf8"));
}
