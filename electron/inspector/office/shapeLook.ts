// SPDX-License-Identifier: Apache-2.0
import type { CheckId } from "../../../shared/domain/inspectionChecks.ts";
import { type Attributes, isTrue, type Looks } from "./looks.ts";

const shape = /:(?:sp|pic|graphicFrame|cxnSp)$/;

/** Where a group lies, and where its own places begin and end. */
interface Group {
  readonly off: Point;
  readonly ext: Point;
  readonly chOff: Point;
  readonly chExt: Point;
}

interface Point {
  x: number;
  y: number;
}

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
  /** Places within a group are the group's own; the innermost comes last. */
  readonly #groups: Group[] = [];
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
    if (name.endsWith(":grpSp")) this.#groups.push(newGroup());
    if (name.endsWith(":cNvPr") && isTrue(attributes.get("hidden"))) {
      if (this.#now !== null) this.#now.isHidden = true;
      else this.#hiddenGroups = this.#groups.length;
    }
    if (this.#now === null) {
      this.#openGroup(name, attributes);
      return;
    }
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

  #openGroup(name: string, attributes: Attributes): void {
    const group = this.#groups.at(-1);
    const point =
      group === undefined ? undefined : group[name.slice(2) as keyof Group];
    if (!name.startsWith("a:") || point === undefined) return;
    point.x = Number(attributes.get("x") ?? attributes.get("cx"));
    point.y = Number(attributes.get("y") ?? attributes.get("cy"));
  }

  take(text: string): void {
    if (this.#now !== null) this.#now.text += text;
  }

  /** @param isSlide whether it is a slide, beside which nothing shows */
  close(name: string, isSlide: boolean): void {
    if (name.endsWith(":grpSp")) {
      this.#groups.pop();
      this.#hiddenGroups = Math.min(this.#hiddenGroups, this.#groups.length);
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
    if (width === 0 && height === 0) return false;
    const { slide } = this.#looks;
    const first = this.#onSlide({ x, y });
    const last = this.#onSlide({ x: x + width, y: y + height });
    return (
      last.x <= 0 ||
      last.y <= 0 ||
      first.x >= slide.width ||
      first.y >= slide.height
    );
  }

  /** A place of the innermost group as one of the slide. */
  #onSlide(place: Point): Point {
    return this.#groups.reduceRight(
      ({ x, y }, { off, ext, chOff, chExt }) => ({
        x: off.x + (x - chOff.x) * (chExt.x > 0 ? ext.x / chExt.x : 1),
        y: off.y + (y - chOff.y) * (chExt.y > 0 ? ext.y / chExt.y : 1),
      }),
      place,
    );
  }
}

function newGroup(): Group {
  const nowhere = (): Point => ({ x: 0, y: 0 });
  return {
    ...{ off: nowhere(), ext: nowhere() },
    ...{ chOff: nowhere(), chExt: nowhere() },
  };
}
