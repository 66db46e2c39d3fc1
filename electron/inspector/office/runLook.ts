// SPDX-License-Identifier: Apache-2.0
import type { CheckId } from "../../../shared/domain/inspectionChecks.ts";
import { type Attributes, isOn, type Looks } from "./looks.ts";

/** Half points, as Word counts. */
const smallestSize = 4;

const coloured = /^(?!auto$|f{6}$)/i;

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
  readonly #looks: Looks;
  readonly #path: string[] = [];
  readonly #onColour = new Set<string>();
  #isHidden = false;
  #isHiddenParagraph = false;
  #isWhite = false;
  #isTiny = false;
  readonly texts = new Map<CheckId, string>();

  constructor(looks: Looks) {
    this.#looks = looks;
  }

  open(name: string, attributes: Attributes): void {
    const within = this.#path.at(-1) ?? "";
    this.#path.push(name);
    const value = attributes.get("w:val") ?? "";
    if (name === "w:r") this.#isHidden = this.#isWhite = this.#isTiny = false;
    if (name === "w:p") this.#isHiddenParagraph = false;
    if (name === "w:shd" && coloured.test(attributes.get("w:fill") ?? "auto")) {
      const of = shaded[within];
      if (of !== undefined) this.#onColour.add(of);
    }
    if (name === "w:vanish" && isOn(attributes, "w:val")) this.#isHidden = true;
    if (name === "w:rStyle" && this.#looks.hiddenStyles.has(value))
      this.#isHidden = true;
    if (name === "w:pStyle" && this.#looks.hiddenStyles.has(value))
      this.#isHiddenParagraph = true;
    if (name === "w:color")
      this.#isWhite =
        /^f{6}$/i.test(value) ||
        (attributes.get("w:themeColor") === "background1" &&
          !attributes.has("w:themeShade"));
    if (name === "w:sz" && within === "w:rPr")
      this.#isTiny = Number(value) <= smallestSize;
  }

  close(name: string): void {
    this.#path.pop();
    this.#onColour.delete(name);
    if (name === "w:r") this.#isHidden = this.#isWhite = this.#isTiny = false;
  }

  /** How text at this place escapes. */
  get now(): EscapingLook[] {
    const looks: EscapingLook[] = [];
    if (this.#isHidden || this.#isHiddenParagraph) looks.push("hidden-text");
    if (this.#isWhite && this.#onColour.size === 0) looks.push("text-white");
    if (this.#isTiny) looks.push("text-tiny");
    return looks;
  }

  take(text: string): void {
    for (const look of this.now)
      this.texts.set(look, (this.texts.get(look) ?? "") + text);
  }
}
