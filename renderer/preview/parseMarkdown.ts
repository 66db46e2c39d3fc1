// SPDX-License-Identifier: Apache-2.0
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmFromMarkdown } from "mdast-util-gfm";
import { gfm } from "micromark-extension-gfm";
import type { MarkdownRoot } from "./MarkdownBlock.tsx";

/** Longer texts are shown as source alone. */
const mostMarkdown = 1024 * 1024;

/** The text as a tree; null for what is shown as source alone. */
export function parseMarkdown(text: string): MarkdownRoot | null {
  if (text.length > mostMarkdown) return null;
  try {
    return fromMarkdown(text, {
      extensions: [gfm()],
      mdastExtensions: [gfmFromMarkdown()],
    });
  } catch {
    // Nested deeper than a reader can follow.
    return null;
  }
}
