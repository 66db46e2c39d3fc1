// SPDX-License-Identifier: Apache-2.0
import { type EscapingStyles, stylesOf } from "../office/looks.ts";
import { byLocalName } from "./elements.ts";
import type { Parts } from "./parts.ts";

export interface WordStyles extends EscapingStyles {
  /** Levels of headings, by the ids of their styles. */
  readonly levels: ReadonlyMap<string, number>;
}

const path = "word/styles.xml";

export function wordStylesOf(parts: Parts): WordStyles {
  const levels = new Map<string, number>();
  let style = "";
  parts.read(
    path,
    byLocalName({
      open: (name, given) => {
        const value = given.get("val") ?? "";
        if (name === "style") style = given.get("styleId") ?? "";
        const heading = /^heading ([1-9])$/i.exec(value)?.[1];
        if (name === "name" && heading !== undefined)
          levels.set(style, Number(heading));
        if (name === "name" && /^title$/i.test(value)) levels.set(style, 1);
        if (name === "outlineLvl" && /^[0-8]$/.test(value))
          levels.set(style, Number(value) + 1);
      },
    }),
  );
  return { ...stylesOf(parts.text(path)), levels };
}
