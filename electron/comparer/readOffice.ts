// SPDX-License-Identifier: Apache-2.0
import { decodeText } from "../inspector/fileType.ts";
import { readXml } from "../inspector/xml.ts";
import { type Lines, linesOfSections } from "./lines.ts";
import type { NotSeenList } from "./readable.ts";

/** Parts that hold what somebody wrote, in the order in which they are compared. */
const partsInOrder = [
  /^word\/document\.xml$/,
  /^word\/(?:footnotes|endnotes|comments)\.xml$/,
  /^word\/(?:header|footer)\d*\.xml$/,
  /^ppt\/slides\/slide\d+\.xml$/,
  /^ppt\/notesSlides\/notesSlide\d+\.xml$/,
  /^xl\/worksheets\/sheet\d+\.xml$/,
];
const sharedStrings = "xl/sharedStrings.xml";
const mostParts = 2000;
const longestName = 200;

export function isOfficePart(path: string): boolean {
  return path === sharedStrings || partsInOrder.some((each) => each.test(path));
}

const paragraphs: ReadonlySet<string> = new Set(["w:p", "a:p", "row"]);
const breaks: ReadonlySet<string> = new Set(["w:br", "w:cr", "a:br"]);
const letters: ReadonlySet<string> = new Set(["w:t", "a:t", "t", "v"]);

interface PartText {
  readonly text: string;
  readonly isWhole: boolean;
}

/** The strings that cells of a workbook name by number. */
function stringsOf(xml: string): readonly string[] {
  const strings: string[] = [];
  let inText = false;
  readXml(xml, {
    open: (name) => {
      if (name === "si") strings.push("");
      inText = name === "t";
    },
    text: (text) => {
      if (inText) strings.push((strings.pop() ?? "") + text);
    },
    close: () => {
      inText = false;
    },
  });
  return strings;
}

/** What is written in one part, a paragraph or a row of cells a line. */
function textOfPart(xml: string, strings: readonly string[]): PartText {
  let text = "";
  let within = "";
  let isNamed = false;
  const isWhole = readXml(xml, {
    open: (name, attributes) => {
      within = name;
      if (name === "c") {
        const given = new Map(attributes);
        isNamed = given.get("t") === "s";
        text += `${text === "" || text.endsWith("\n") ? "" : "\t"}${given.get("r") ?? ""} `;
      }
      if (breaks.has(name)) text += "\n";
      if (name === "w:tab") text += "\t";
    },
    text: (piece) => {
      if (!letters.has(within)) return;
      text +=
        within === "v" && isNamed ? (strings[Number(piece)] ?? "") : piece;
    },
    close: (name) => {
      within = "";
      if (paragraphs.has(name)) text += "\n";
    },
  });
  return { text, isWhole };
}

/** `slide2` before `slide10`. */
function inOrder(one: string, other: string): number {
  return one.localeCompare(other, "en", { numeric: true });
}

/** The text of a Word, Excel or PowerPoint document, part by part. */
export function linesOfOffice(
  parts: ReadonlyMap<string, Uint8Array>,
  notSeen: NotSeenList,
): Lines {
  const paths = [...parts.keys()];
  const ordered = partsInOrder.flatMap((pattern) =>
    paths.filter((path) => pattern.test(path)).sort(inOrder),
  );
  if (ordered.length > mostParts)
    notSeen.add("limit-reached", `parts after ${mostParts}`);
  const xmlOf = (path: string): string =>
    decodeText(parts.get(path) ?? new Uint8Array());
  const strings = stringsOf(xmlOf(sharedStrings));
  return linesOfSections(
    ordered.slice(0, mostParts).map((path) => {
      const { text, isWhole } = textOfPart(xmlOf(path), strings);
      if (!isWhole) notSeen.add("damaged", path);
      return [path.slice(0, longestName), text] as const;
    }),
  );
}
