// SPDX-License-Identifier: Apache-2.0
import { type Attributes, isTrue } from "./looks.ts";

function isSaid(attributes: Attributes): boolean {
  return ["descr", "title"].some(
    (name) => (attributes.get(name) ?? "").trim() !== "",
  );
}

/** Pictures that nothing describes to those who do not see them, and that are not said to be ornaments. */
export class AltLook {
  readonly missing: string[] = [];
  /** Word describes the place that a picture lies in. */
  #isPlaceSaid = false;
  #name: string | null = null;
  #depth = 0;

  open(name: string, attributes: Attributes): void {
    if (name === "wp:docPr") this.#isPlaceSaid = isSaid(attributes);
    if (name.endsWith(":decorative") && isTrue(attributes.get("val"))) {
      this.#isPlaceSaid = true;
      this.#name = null;
    }
    if (name.endsWith(":pic")) this.#depth += 1;
    if (this.#depth === 0 || !name.endsWith(":cNvPr")) return;
    const isDescribed = isSaid(attributes) || this.#isPlaceSaid;
    this.#name = isDescribed ? null : (attributes.get("name") ?? "");
  }

  close(name: string): void {
    if (/^wp:(?:inline|anchor)$/.test(name)) this.#isPlaceSaid = false;
    if (!name.endsWith(":pic")) return;
    this.#depth -= 1;
    if (this.#name !== null) this.missing.push(this.#name || "a picture");
    this.#name = null;
  }
}
