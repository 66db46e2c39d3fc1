// SPDX-License-Identifier: Apache-2.0
import { decodeText } from "../fileType.ts";
import type { ArchiveMember } from "../members.ts";
import { readXml } from "../xml.ts";

/** What all parts of a document share of how text looks. */
export interface Looks {
  /** Ids of styles that hide their text. */
  readonly hiddenStyles: ReadonlySet<string>;
  /** Extent of a slide, in its own units. */
  readonly slide: { readonly width: number; readonly height: number };
}

export type Attributes = ReadonlyMap<string, string>;

/** Of a property that holds unless it says otherwise. */
export function isOn(attributes: Attributes, name: string): boolean {
  const value = attributes.get(name);
  return value === undefined || !/^(?:0|false|off)$/i.test(value);
}

/** Of an attribute that must be there. */
export function isTrue(value: string | undefined): boolean {
  return value !== undefined && /^(?:1|true|on)$/i.test(value);
}

/** Ids of styles that hide their text. */
export function hiddenStylesOf(xml: string): Set<string> {
  const hidden = new Set<string>();
  let style = "";
  readXml(xml, {
    open: (name, attributes) => {
      const given = new Map(attributes);
      if (name === "w:style") style = given.get("w:styleId") ?? "";
      if (name === "w:vanish" && style !== "" && isOn(given, "w:val"))
        hidden.add(style);
    },
    close: (name) => {
      if (name === "w:style") style = "";
    },
  });
  return hidden;
}

const usualSlide = { width: 12_192_000, height: 6_858_000 };

function slideOf(xml: string): Looks["slide"] {
  let slide = usualSlide;
  readXml(xml, {
    open: (name, attributes) => {
      const given = new Map(attributes);
      const [width, height] = [given.get("cx"), given.get("cy")].map(Number);
      if (name === "p:sldSz" && width && height) slide = { width, height };
    },
  });
  return slide;
}

export function looksOf(members: readonly ArchiveMember[]): Looks {
  const textOf = (wanted: string): string | null => {
    const found = members.find(({ path }) => path === wanted);
    return found === undefined ? null : decodeText(found.bytes);
  };
  const styles = textOf("word/styles.xml");
  const slides = textOf("ppt/presentation.xml");
  return {
    hiddenStyles: styles === null ? new Set() : hiddenStylesOf(styles),
    slide: slides === null ? usualSlide : slideOf(slides),
  };
}
