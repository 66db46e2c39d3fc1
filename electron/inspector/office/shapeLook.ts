// SPDX-License-Identifier: Apache-2.0
import type { CheckId } from "../../../shared/domain/inspectionChecks.ts";
import { type Attributes, isTrue, type Looks } from "./looks.ts";

const shape = /:(?:sp|pic|graphicFrame|cxnSp)$/;

interface Shape {
  name: string;
  text: string;
  isHidden: boolean;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Shapes that are switched off, or lie beside the slide. */
export class ShapeLook {
  readonly #looks: Looks;
  #now: Shape | null = null;
  /** Places within a group are the group's own. */
  #groups = 0;
  #hiddenGroups = 0;
  readonly found: { readonly check: CheckId; readonly text: string }[] = [];

  constructor(looks: Looks) {
    this.#looks = looks;
  }

  open(name: string, attributes: Attributes): void {
    if (shape.test(name))
      this.#now = {
        ...{ name: "", text: "", isHidden: this.#hiddenGroups > 0 },
        ...{ x: 0, y: 0, width: 0, height: 0 },
      };
    if (name.endsWith(":grpSp")) this.#groups += 1;
    if (name.endsWith(":cNvPr") && isTrue(attributes.get("hidden"))) {
      if (this.#now !== null) this.#now.isHidden = true;
      else this.#hiddenGroups = this.#groups;
    }
    if (this.#now === null) return;
    if (name.endsWith(":cNvPr"))
      this.#now.name = attributes.get("name") ?? this.#now.name;
    if (name === "a:off") {
      this.#now.x = Number(attributes.get("x"));
      this.#now.y = Number(attributes.get("y"));
    }
    if (name === "a:ext" && attributes.has("cx")) {
      this.#now.width = Number(attributes.get("cx"));
      this.#now.height = Number(attributes.get("cy"));
    }
  }

  take(text: string): void {
    if (this.#now !== null) this.#now.text += text;
  }

  /** @param isSlide whether it is a slide, beside which nothing shows */
  close(name: string, isSlide: boolean): void {
    if (name.endsWith(":grpSp")) {
      this.#groups -= 1;
      this.#hiddenGroups = Math.min(this.#hiddenGroups, this.#groups);
    }
    if (!shape.test(name) || this.#now === null) return;
    const { name: called, text, isHidden } = this.#now;
    const seen = text.trim() === "" ? called : text;
    if (isHidden) this.found.push({ check: "hidden-text", text: seen });
    else if (isSlide && text.trim() !== "" && this.#isBeside(this.#now))
      this.found.push({ check: "text-off-page", text: seen });
    this.#now = null;
  }

  #isBeside({ x, y, width, height }: Shape): boolean {
    if (this.#groups > 0 || (width === 0 && height === 0)) return false;
    const { slide } = this.#looks;
    return (
      x + width <= 0 || y + height <= 0 || x >= slide.width || y >= slide.height
    );
  }
}
