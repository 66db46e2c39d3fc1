// SPDX-License-Identifier: Apache-2.0
import type {
  OfficeText,
  TextRun,
  TextSection,
} from "../../../shared/domain/outline.ts";
import { visible } from "../../../shared/text/facts.ts";
import { t } from "../../text/text.ts";

/** What a section is called above its text; empty for a body, which needs no name. */
export function titleOf({ of, name: untrusted }: TextSection): string {
  const name = visible(untrusted);
  switch (of) {
    case "body":
      return "";
    case "header":
      return t("preview.header");
    case "footer":
      return t("preview.footer");
    case "footnotes":
      return t("preview.footnotes");
    case "endnotes":
      return t("preview.endnotes");
    case "comments":
      return name === ""
        ? t("preview.comments")
        : t("preview.commentsOn", { name });
    case "sheet":
      return t("preview.sheet", { name });
    case "slide":
      return t("preview.slide", { name });
    case "notes":
      return t("preview.notes", { name });
    case "shapes":
      return t("preview.shapes", { name });
  }
}

function wordsOf(runs: readonly TextRun[]): string {
  return runs.map(({ text }) => text).join("");
}

/** A section, with the number of its title's unit and of each block's first. */
export interface NumberedSection {
  readonly section: TextSection;
  readonly title: string;
  readonly titleUnit: number;
  readonly blockUnits: readonly number[];
}

export interface NumberedText {
  readonly sections: readonly NumberedSection[];
  /** What is found in: of each title, paragraph and row. */
  readonly texts: readonly string[];
}

/** Numbers everything that can be found, in its order. */
export function numberText({ sections }: OfficeText): NumberedText {
  const texts: string[] = [];
  const numbered = sections.map((section) => {
    const title = titleOf(section);
    const titleUnit = texts.length;
    texts.push(title);
    const blockUnits = section.blocks.map((block) => {
      const first = texts.length;
      if (block.kind === "paragraph") texts.push(wordsOf(block.runs));
      else
        for (const { cells } of block.rows)
          texts.push(cells.map(wordsOf).join(""));
      return first;
    });
    return { section, title, titleUnit, blockUnits };
  });
  return { sections: numbered, texts };
}
