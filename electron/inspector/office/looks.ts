// SPDX-License-Identifier: Apache-2.0
import { decodeText } from "../fileType.ts";
import type { ArchiveMember } from "../members.ts";
import { readXml } from "../xml.ts";

/** Ids of styles of letters, paragraphs and tables. */
export interface EscapingStyles {
  /** They hide their text. */
  readonly hiddenStyles: ReadonlySet<string>;
  /** They write in the paper's colour on the paper. */
  readonly whiteStyles: ReadonlySet<string>;
}

/** What all parts of a document share of how text looks. */
export interface Looks extends EscapingStyles {
  /** Numbers of cells' formats that show nothing of what is in the cell. */
  readonly emptyFormats: ReadonlySet<string>;
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

/** Of `w:color`: the colour of the paper. */
export function isPaperColour(attributes: Attributes): boolean {
  return (
    /^f{6}$/i.test(attributes.get("w:val") ?? "") ||
    (attributes.get("w:themeColor") === "background1" &&
      !attributes.has("w:themeShade"))
  );
}

/** Of `w:shd`: something else than the paper lies behind. */
export function isShaded(attributes: Attributes): boolean {
  return !/^(?:auto|f{6})$/i.test(attributes.get("w:fill") ?? "auto");
}

interface StyleFacts {
  readonly id: string;
  isHidden: boolean;
  isWhite: boolean;
  isShaded: boolean;
}

/** Follows the styles of Word. What a table's style says of single rows or columns is not what it says of all. */
class StyleReader {
  readonly hidden = new Set<string>();
  readonly white = new Set<string>();
  #now: StyleFacts | null = null;
  #partsOfTable = 0;

  open(name: string, given: Attributes): void {
    if (name === "w:style")
      this.#now = {
        id: given.get("w:styleId") ?? "",
        ...{ isHidden: false, isWhite: false, isShaded: false },
      };
    if (name === "w:tblStylePr") this.#partsOfTable += 1;
    if (this.#now === null) return;
    if (name === "w:shd") this.#now.isShaded ||= isShaded(given);
    if (name === "w:vanish") this.#now.isHidden ||= isOn(given, "w:val");
    if (name === "w:color" && this.#partsOfTable === 0)
      this.#now.isWhite ||= isPaperColour(given);
  }

  close(name: string): void {
    if (name === "w:tblStylePr") this.#partsOfTable -= 1;
    if (name !== "w:style" || this.#now === null) return;
    const { id, isHidden, isWhite, isShaded: onColour } = this.#now;
    this.#now = null;
    if (id === "") return;
    if (isHidden) this.hidden.add(id);
    if (isWhite && !onColour) this.white.add(id);
  }
}

/** Of Word's styles, those that let their text escape the eye. */
export function stylesOf(xml: string): EscapingStyles {
  const reader = new StyleReader();
  readXml(xml, {
    open: (name, attributes) => {
      reader.open(name, new Map(attributes));
    },
    close: (name) => {
      reader.close(name);
    },
  });
  return { hiddenStyles: reader.hidden, whiteStyles: reader.white };
}

/** `;;;` shows neither numbers nor text, `;;` no numbers, whatever colours and gaps stand between. */
function showsNothing(format: string): boolean {
  return /^;{2,3}$/.test(format.replace(/\[[^\]]*\]|""|\s/g, ""));
}

function emptyFormatsOf(xml: string): Set<string> {
  const empty = new Set<string>();
  const codes = new Set<string>();
  let formats = 0;
  let isOfCells = false;
  readXml(xml, {
    open: (name, attributes) => {
      const given = new Map(attributes);
      const id = given.get("numFmtId") ?? "";
      if (name === "numFmt" && showsNothing(given.get("formatCode") ?? ""))
        codes.add(id);
      if (name === "cellXfs") isOfCells = true;
      if (name !== "xf" || !isOfCells) return;
      if (codes.has(id)) empty.add(String(formats));
      formats += 1;
    },
    close: (name) => {
      if (name === "cellXfs") isOfCells = false;
    },
  });
  return empty;
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
  const formats = textOf("xl/styles.xml");
  const slides = textOf("ppt/presentation.xml");
  return {
    ...(styles === null
      ? { hiddenStyles: new Set<string>(), whiteStyles: new Set<string>() }
      : stylesOf(styles)),
    emptyFormats:
      formats === null ? new Set<string>() : emptyFormatsOf(formats),
    slide: slides === null ? usualSlide : slideOf(slides),
  };
}
