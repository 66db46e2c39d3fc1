// SPDX-License-Identifier: Apache-2.0
import type { CheckId } from "../../../shared/domain/inspectionChecks.ts";
import {
  type Attributes,
  isOn,
  isPaperColour,
  isShaded,
  type EscapingStyles,
} from "./looks.ts";

/** Half points, as Word counts. */
const smallestSize = 4;

export type EscapingLook = Extract<
  CheckId,
  "hidden-text" | "text-white" | "text-tiny"
>;

/** Where a shading stands says what it is of. */
const shaded: Readonly<Record<string, string>> = {
  ...{ "w:tcPr": "w:tc", "w:pPr": "w:p", "w:rPr": "w:r" },
};

/** How the text of Word escapes the eye: hidden, of the paper's colour, or too small. */
export class RunLook {
  readonly #styles: EscapingStyles;
  readonly #path: string[] = [];
  readonly #onColour = new Set<string>();
  #isHidden = false;
  #isHiddenParagraph = false;
  #isTiny = false;
  /** What the run says of its colour, or its style; null where neither says it. */
  #isWhite: boolean | null = null;
  #isWhiteParagraph = false;
  /** Of each table around, whether its style writes in white. */
  readonly #whiteTables: boolean[] = [];
  readonly texts = new Map<CheckId, string>();

  constructor(styles: EscapingStyles) {
    this.#styles = styles;
  }

  open(name: string, attributes: Attributes): void {
    const within = this.#path.at(-1) ?? "";
    this.#path.push(name);
    const value = attributes.get("w:val") ?? "";
    if (name === "w:r") this.#begin();
    if (name === "w:p")
      this.#isHiddenParagraph = this.#isWhiteParagraph = false;
    if (name === "w:tbl") this.#whiteTables.push(false);
    if (name === "w:shd" && isShaded(attributes)) {
      const of = shaded[within];
      if (of !== undefined) this.#onColour.add(of);
    }
    this.#openStyle(name, value);
    if (name === "w:vanish" && isOn(attributes, "w:val")) this.#isHidden = true;
    if (name === "w:color") this.#isWhite = isPaperColour(attributes);
    if (name === "w:sz" && within === "w:rPr")
      this.#isTiny = Number(value) <= smallestSize;
  }

  #openStyle(name: string, value: string): void {
    const { hiddenStyles, whiteStyles } = this.#styles;
    if (name === "w:rStyle") {
      this.#isHidden ||= hiddenStyles.has(value);
      if (whiteStyles.has(value)) this.#isWhite ??= true;
    }
    if (name === "w:pStyle") {
      this.#isHiddenParagraph ||= hiddenStyles.has(value);
      this.#isWhiteParagraph ||= whiteStyles.has(value);
    }
    if (name === "w:tblStyle" && whiteStyles.has(value))
      this.#whiteTables.splice(-1, 1, true);
  }

  #begin(): void {
    this.#isHidden = this.#isTiny = false;
    this.#isWhite = null;
  }

  close(name: string): void {
    this.#path.pop();
    this.#onColour.delete(name);
    if (name === "w:r") this.#begin();
    if (name === "w:tbl") this.#whiteTables.pop();
  }

  /** How text at this place escapes. */
  get now(): EscapingLook[] {
    const looks: EscapingLook[] = [];
    const isWhite =
      this.#isWhite ??
      (this.#isWhiteParagraph || this.#whiteTables.at(-1) === true);
    if (this.#isHidden || this.#isHiddenParagraph) looks.push("hidden-text");
    if (isWhite && this.#onColour.size === 0) looks.push("text-white");
    if (this.#isTiny) looks.push("text-tiny");
    return looks;
  }

  take(text: string): void {
    for (const look of this.now)
      this.texts.set(look, (this.texts.get(look) ?? "") + text);
  }
}
