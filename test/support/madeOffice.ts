// SPDX-License-Identifier: Apache-2.0
import { zipOf } from "./leaks/zip.ts";

/** Documents as Word, Excel and PowerPoint write them, as far as their text goes. */

const relation =
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const w =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="x"';

export function relationsOf(
  each: Readonly<Record<string, readonly [type: string, target: string]>>,
): string {
  const all = Object.entries(each).map(([id, [type, target]]) => {
    const outside = target.includes("://") ? ' TargetMode="External"' : "";
    return `<Relationship Id="${id}" Type="${relation}/${type}" Target="${target}"${outside}/>`;
  });
  return `<Relationships>${all.join("")}</Relationships>`;
}

export function paragraph(runs: string, properties = ""): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
}

export function run(text: string, properties = ""): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

export function wordFile(
  body: string,
  parts: Readonly<Record<string, string>> = {},
): Buffer {
  return zipOf({
    "[Content_Types].xml": "<Types/>",
    "word/document.xml": `<?xml version="1.0"?><w:document ${w}><w:body>${body}</w:body></w:document>`,
    "word/styles.xml": `<w:styles ${w}><w:style w:styleId="H1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style></w:styles>`,
    ...parts,
  });
}

export function wordPart(name: string, inner: string): string {
  return `<w:${name} ${w}>${inner}</w:${name}>`;
}

export interface MadeSheet {
  readonly name: string;
  readonly state?: "hidden" | "veryHidden";
  /** What stands in the sheet's XML. */
  readonly xml: string;
  readonly relations?: string;
}

export function sheetFile(
  sheets: readonly MadeSheet[],
  parts: Readonly<Record<string, string>> = {},
): Buffer {
  const members: Record<string, string> = {
    "[Content_Types].xml": "<Types/>",
    "xl/workbook.xml": `<workbook xmlns:r="x"><sheets>${sheets
      .map(
        ({ name, state }, at) =>
          `<sheet name="${name}" sheetId="${at + 1}"${state === undefined ? "" : ` state="${state}"`} r:id="rId${at + 1}"/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": relationsOf(
      Object.fromEntries(
        sheets.map((_, at) => [
          `rId${at + 1}`,
          ["worksheet", `worksheets/s${at + 1}.xml`] as const,
        ]),
      ),
    ),
  };
  for (const [at, { xml, relations }] of sheets.entries()) {
    members[`xl/worksheets/s${at + 1}.xml`] = `<worksheet>${xml}</worksheet>`;
    if (relations !== undefined)
      members[`xl/worksheets/_rels/s${at + 1}.xml.rels`] = relations;
  }
  return zipOf({ ...members, ...parts });
}

export interface MadeSlide {
  readonly shapes: string;
  readonly isHidden?: boolean;
  readonly notes?: string;
}

export function shape(text: string, about = "", place = ""): string {
  return `<p:sp><p:nvSpPr><p:cNvPr id="2" name="s" ${about}/><p:nvPr>${place}</p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:txBody></p:sp>`;
}

export function slideFile(slides: readonly MadeSlide[]): Buffer {
  const members: Record<string, string> = {
    "[Content_Types].xml": "<Types/>",
    "ppt/presentation.xml": `<p:presentation><p:sldIdLst>${slides.map((_, at) => `<p:sldId id="${256 + at}" r:id="rId${at + 1}"/>`).join("")}</p:sldIdLst></p:presentation>`,
    "ppt/_rels/presentation.xml.rels": relationsOf(
      Object.fromEntries(
        slides.map((_, at) => [
          `rId${at + 1}`,
          ["slide", `slides/slide${at + 1}.xml`] as const,
        ]),
      ),
    ),
  };
  for (const [at, { shapes, isHidden, notes }] of slides.entries()) {
    const path = `slide${at + 1}.xml`;
    members[`ppt/slides/${path}`] =
      `<p:sld${isHidden === true ? ' show="0"' : ""}><p:cSld><p:spTree>${shapes}</p:spTree></p:cSld></p:sld>`;
    if (notes === undefined) continue;
    members[`ppt/slides/_rels/${path}.rels`] = relationsOf({
      n: ["notesSlide", `../notesSlides/${path}`],
    });
    members[`ppt/notesSlides/${path}`] =
      `<p:notes>${shape(notes)}${shape("7", "", '<p:ph type="sldNum"/>')}</p:notes>`;
  }
  return zipOf(members);
}
