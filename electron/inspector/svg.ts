// SPDX-License-Identifier: Apache-2.0
import { decodeText } from "./fileType.ts";
import { part, type Subject } from "./subject.ts";
import { readXml } from "./xml.ts";

/** Remarks in which a program says its name. */
const maker = /^\s*(?:Generator:|Created with|Uploaded to|Exported from)/i;
const unseen =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|(?:fill-)?opacity\s*:\s*0(?:\.0+)?\s*(?:;|$))/i;

function isUnseen(attributes: ReadonlyMap<string, string>): boolean {
  return (
    attributes.get("display") === "none" ||
    attributes.get("visibility") === "hidden" ||
    Number(attributes.get("opacity") ?? "1") === 0 ||
    unseen.test(attributes.get("style") ?? "")
  );
}

/** Text in parts of a drawing that are switched off. */
class HiddenParts {
  readonly #subject: Subject;
  #depth = 0;
  /** Depth of the outermost part that is switched off; 0 outside of one. */
  #hiddenAt = 0;
  #text = "";

  constructor(subject: Subject) {
    this.#subject = subject;
  }

  open(attributes: ReadonlyMap<string, string>): void {
    this.#depth += 1;
    if (this.#hiddenAt === 0 && isUnseen(attributes)) {
      this.#hiddenAt = this.#depth;
      this.#text = attributes.get("inkscape:label") ?? "";
    }
  }

  take(text: string): void {
    if (this.#hiddenAt > 0) this.#text += text;
  }

  close(): void {
    if (this.#depth === this.#hiddenAt) {
      const text = this.#text.replace(/\s+/g, " ").trim();
      if (text !== "")
        this.#subject.find("hidden-text", part("hidden part"), text);
      this.#hiddenAt = 0;
    }
    this.#depth -= 1;
  }
}

/** A drawing is a text: its scripts, and what it refers to. */
export function inspectSvg(subject: Subject): void {
  const text = decodeText(subject.bytes);
  const hidden = new HiddenParts(subject);
  for (const [, said = ""] of text.matchAll(/<!--([^]*?)-->/g)) {
    const check = maker.test(said) ? "metadata-software" : "comment";
    if (said.trim() !== "") subject.find(check, part("comment"), said.trim());
  }
  const isWhole = readXml(text.replace(/<!DOCTYPE[^>[]*>/i, ""), {
    open: (name, attributes) => {
      const place = part(name);
      hidden.open(new Map(attributes));
      if (name.endsWith("script")) subject.find("script", place, "a script");
      for (const [key, value] of attributes) {
        if (/^on[a-z]+$/i.test(key))
          subject.find("script", place, `${key}: ${value}`);
        if (/(?:^|:)href$/.test(key) && /^(?:https?:|file:|\/\/)/i.test(value))
          subject.find("external-link", place, value);
        if (/docname|export-filename/.test(key))
          subject.find("metadata-other", place, `${key}: ${value}`);
      }
    },
    text: (text) => {
      hidden.take(text);
    },
    close: () => {
      hidden.close();
    },
  });
  if (!isWhole) subject.cannotSee("damaged", "the drawing's structure");
}
